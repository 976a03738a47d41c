import { describe, expect, test } from 'vitest';
import { createSentenceSplitter } from '../../../src/pdf/sentences/sentences.ts';

/** Each is one paragraph; `|` stands where a sentence must end, and nowhere else. */
const CASES: [string, string][] = [
  ['en', 'Mr. Smith went to Washington.|He met Dr. Jones and Mrs. Lowell.'],
  ['en', 'J. R. R. Tolkien wrote it.|C. S. Lewis read it.'],
  ['en', 'J.R.R. Tolkien and J.-P. Sartre never met.|Pity.'],
  ['en', 'It costs 3.50 dollars, i.e. nothing.|Version 2.4.5 is out.'],
  ['en', 'They sold apples, pears, etc. at the market.|Then they left.'],
  ['en', 'They sold apples, pears, etc.|Then they left.'],
  ['en', 'The meeting is at 5 p.m. on Friday.|Come early.'],
  ['en', 'The meeting is at 5 p.m.|Come early.'],
  ['en', '“Where are you?” she asked.|“Here!” he said.'],
  ['en', '"Where are you?" she asked.|"Here!" he said.'],
  ['en', '“Is that all?” I asked.|“All.”|I asked again.'],
  ['en', 'Divide it by L.|The lowest is left.'],
  ['en', '“Stop!”|The car stopped.'],
  ['en', 'He said: “I will go.”|Then he went.'],
  ['en', 'He said, “I will go.|You will stay.”|Then he went.'],
  ['en', 'He paused . . . and went on.|Then nothing.'],
  ['en', 'He paused… and went on.|Then he left.'],
  ['en', 'He paused...|Then he left.'],
  ['en', 'Wait...|What?!|No way!!'],
  ['en', 'See Fig. 3 and Sec. 2 of No. 5.|No.|That is all.'],
  ['en', 'See Figs. 3–5, pp. 12–15, and vol. 2, no. 3.|It helps.'],
  ['en', 'The U.S. Army came.|They won.'],
  ['en', 'He moved to the U.S.|They stayed.'],
  ['en', 'He lives in Washington, D.C.|She does not.'],
  ['en', 'She has a Ph.D. in physics.|He has none.'],
  ['en', 'This is plan B.|Then came plan C.'],
  ['en', 'It was Henry VIII.|He reigned long.'],
  ['en', 'Is it?|Yes!|It is (really.)|Good.'],
  ['en', '(This is a note.)|This is not.'],
  ['en', 'This (see p. 4) is it.|And so on.'],
  ['en', 'He works at Apple Inc. in Cupertino.|She does too.'],
  ['en', 'He works at Apple Inc.|She does too.'],
  ['en', 'Martin Luther King Jr. spoke.|All listened.'],
  ['en', 'Visit example.com today.|It is free.'],
  ['en', 'The file is main.c.|Open it.'],
  ['en', 'Use .NET or Node.js for that.|Either works.'],
  ['en', 'At 3.30 he left; at 4.15 she came.|Nobody saw it.'],
  ['en', 'It rose by 0.5%.|Then it fell by .25 points.'],
  ['en', 'In 1999.|In 2000 it was over.'],
  ['en', '1. Open the door.|2. Go in.'],
  ['en', 'Smith et al. found this in 2001.|Others did not.'],
  ['en', 'Smith et al. (2001) found it.|So what?'],
  ['en', '“It ended in 1945.”|That was that.'],
  ['en', 'He asked, “Why?”|Nobody knew.'],
  ['en', '“Why?” asked John.|Nobody knew.'],
  ['en', 'What is “art”?|Who knows.'],
  ['en', 'She said no.|I said yes.'],
  ['en', 'I saw him on Jan. 5 and on Feb. 6, 1990.|It rained.'],
  ['en', 'It was signed by Gen. Lee, Lt. Col. Park and Capt. J. Kirk.|They left.'],
  ['en', 'St. Peter’s lies in Rome.|Mt. Everest does not.'],
  ['en', '“No,” he said.|“Not now.”'],
  ['de', 'Am 3. Oktober 1990 war es so weit.|Alle feierten.'],
  ['de', 'Das ist z. B. ein Satz, d. h. einer.|Dr. Müller sagt das.'],
  ['de', 'Das ist z.B. ein Satz, u.a. dieser.|Prof. Dr. Meier stimmt zu.'],
  ['de', '„Kommst du?“, fragte er.|„Ja.“|Sie ging.'],
  ['de', '„Ich gehe.“|Dann ging er.'],
  ['de', 'Ludwig XIV. war König.|Er starb 1715.'],
  ['de', 'Im 19. Jahrhundert war das anders.|Heute nicht.'],
  ['de', 'Er kaufte Äpfel, Birnen usw.|Dann ging er.'],
  ['de', 'Siehe S. 12, Abb. 3 und Nr. 5.|Das genügt.'],
  ['de', 'Die GmbH & Co. KG zahlte 3,5 Mio. Euro.|Das war viel.'],
  ['de', 'Es war der 1. Mai.|Die Sonne schien.'],
  ['de', 'Der 2. Weltkrieg endete 1945.|Es folgte Frieden.'],
  ['fr', 'M. Dupont est arrivé.|Il a vu Mme. Durand, etc. et il est parti.'],
  ['fr', 'Il n’y avait plus que M. Abgrall, le passeur.|Il partit.'],
  ['fr', '« Où vas-tu ? » demanda-t-il.|Elle partit.'],
  ['fr', '« Je pars. »|Elle partit.'],
  ['fr', 'Voir p. 12, fig. 3 et chap. 4.|C’est tout.'],
  ['fr', 'Il naquit en 44 av. J.-C. à Rome.|Il y mourut.'],
  ['fr', 'Il a dit : « Non. »|Puis il est parti.'],
  ['fr', 'C’est vrai… ou presque.|Qui sait ?'],
  ['es', 'El Sr. García llegó a las 3.30.|¿Quién es?|¡Nadie!'],
  ['es', 'Los EE. UU. ganaron.|La Sra. Ruiz lo vio.'],
  ['es', '—¿Vienes? —preguntó él.|—No.'],
  ['es', 'Véase la pág. 12 y el cap. 3.|Nada más.'],
  ['es', 'Nació en el s. XIX.|Murió después.'],
  ['it', 'Il sig. Rossi arrivò.|Vide il dott. Bianchi, ecc. e partì.'],
  ['it', 'Vedi pag. 12, fig. 3.|Basta.'],
  ['it', 'La torre fu eretta nel sec. XIII e cadde nel sec. XV.|Nessuno la rifece.'],
  ['pt', 'O Sr. Silva chegou.|A Dra. Lima saiu às 3.30.'],
  ['nl', 'Dhr. Jansen kwam bijv. om 3.30 uur.|Dat was laat.'],
  ['nl', 'Op 3 apr. 2020 kwam mevr. drs. K. Visser om 19.30 u.|Zij las blz. 5 e.v.|Daarna ging zij.'],
  ['pl', 'W XIX w. ks. prof. Lis mieszkał przy ul. Długiej.|W 1945 r. wyjechał.'],
  ['pl', 'To jest np. zdanie, tzn. jedno.|Prof. Nowak tak mówi.'],
  ['ru', 'Директор школы И. И. Верещагин сказал, что да.|Все молчали.'],
  ['ru', 'А. С. Пушкин родился в 1799 г. в Москве.|Он писал стихи и т. д. и т. п.'],
  ['ru', 'См. рис. 5 на стр. 10.|Это важно.'],
  ['ru', 'Он жил в XIX в. в Москве.|Там он умер.'],
  ['ru', 'Это было в 1799 г.|Потом всё изменилось.'],
  ['ru', '— Ты идёшь? — спросил он.|— Да.'],
  ['ru', 'Яблоки, груши и др. фрукты.|Всё дёшево.'],
  ['ru', 'Население — 5 тыс. человек, т. е. мало.|Так считают.'],
  ['zh', '这是第一句。|这是第二句！'],
  ['zh', '他说：“你好。”|然后走了。'],
  ['zh', '真的吗？|不知道……也许吧。'],
  ['ja', 'これは文です。|次の文です！'],
  ['ja', '「行こう。」と彼は言った。|彼女は黙った。'],
  ['ja', '彼は「そうですか？」と聞いた。|はい。'],
  ['zh', '他来了。|“你好。”|他说。|《红楼梦》是书。|（真的吗？）|是。'],
  ['ja', 'なぜ？|「行こう。」と彼は言った。|『本』を読む。|（本当に？）|はい。'],
  ['ko', '이것은 문장입니다.|다음 문장입니다.'],
  ['ko', '“그래.”라고 했다.|“가자.”|그가 말했다.'],
  ['hi', 'यह पहला वाक्य है।|यह दूसरा है।'],
  ['el', 'Τι είναι αυτό;|Δεν ξέρω.'],
  ['tr', "Atatürk 10. Yıl Nutku'nu okudu.|Herkes dinledi."],
  ['cs', 'Narodil se 5. května 1850.|Zemřel mladý.'],
  ['sv', 'Det kostar t.ex. 5 kr.|Det är bra.'],
  ['en', 'The U.S. Supreme Court ruled.|It was close.'],
  ['en', '“Really?”|“Really.”'],
  ['en', "Call me at 10 a.m. or 3 p.m.|I'll be there."],
  ['en', 'I agree.|— So do I.'],
  ['en', 'See Chap. IV and vol. XII.|That is all.'],
  ['en', 'e.e. cummings wrote it.|He did.'],
  ['en', 'The price (approx. $5) is low.|Buy it!'],
  ['en', 'It was “the best of times.”|It was the worst.'],
  ['en', 'Prof. A. B. Smith, M.D., spoke.|Then others did.'],
  ['de', 'Er zahlte 5 Mio. Euro.|Das war viel.'],
  ['de', 'Die Nr. 1.|Die anderen folgten.'],
  ['de', 'Sie wohnt in der Hauptstr. 5 in Berlin.|Er nicht.'],
  ['fr', 'Mme Durand, née en 1950, vit à St. Malo.|Elle y travaille.'],
  ['it', 'L’art. 5 del cod. civ. lo prevede.|Nient’altro.'],
];

/** Written without a space after a full stop. */
const UNSPACED = new Set(['zh', 'ja']);

describe('createSentenceSplitter', () => {
  test.each(CASES)('%s: %s', (language, marked) => {
    const paragraph = marked.replaceAll('|', UNSPACED.has(language) ? '' : ' ');
    expect(createSentenceSplitter(language)(paragraph)).toEqual(marked.split('|'));
  });

  test('loses nothing: sentences joined by a space are the paragraph', () => {
    const split = createSentenceSplitter('en');
    for (const [language, marked] of CASES) {
      if (UNSPACED.has(language)) continue;
      const paragraph = marked.replaceAll('|', ' ');
      expect(split(paragraph).join(' ')).toBe(paragraph);
    }
    expect(split('  spaces   and\nlines.  Here. ')).toEqual(['spaces and lines.', 'Here.']);
    expect(split('  ')).toEqual([]);
  });

  test('cuts a text of any length, where its parts are cut', () => {
    const split = createSentenceSplitter('en');
    const one = 'Mr. Smith paid $3.50 to J. R. R. Tolkien, i.e. nothing. “Was it enough?” she asked. It was.';
    const sentences = split(Array.from({ length: 3_000 }, () => one).join(' '));
    expect(sentences).toHaveLength(3_000 * 3);
    expect(new Set(sentences)).toEqual(new Set(split(one)));
  });

  test('takes time in proportion to a sentence that grows on and on', () => {
    const split = createSentenceSplitter('en');
    // Of the processor, and the best of three: others use it, too.
    const time = (initials: number): number => {
      const text = 'D. '.repeat(initials).trim();
      const times = [1, 2, 3].map(() => {
        const start = process.cpuUsage();
        expect(split(text)).toEqual([text]);
        const { user, system } = process.cpuUsage(start);
        return user + system;
      });
      return Math.min(...times);
    };
    time(2_000);
    // Four times the text took thirty times as long before, and more the longer it was.
    expect(time(48_000) / time(12_000)).toBeLessThan(12);
  });

  test('takes a text without any end of a sentence as it is', () => {
    const endless = 'word '.repeat(10_000).trim();
    expect(createSentenceSplitter('en')(endless).join(' ')).toBe(endless);
    const unbroken = 'x'.repeat(50_000);
    expect(createSentenceSplitter('en')(unbroken)).toEqual([unbroken]);
  });
});
