import { describe, expect, test } from 'vitest';
import { createSpokenForm } from '../../../src/narration/spoken/spoken-form.ts';
import { createSentenceSplitter } from '../../../src/pdf/sentences/sentences.ts';

/** Ordinary prose, a sentence a row: with quotations, questions, names, dashes, and words that look like rules. */
const PROSE: Readonly<Record<string, readonly string[]>> = {
  zh: [
    '天色渐渐暗了下来，街上的灯一盏接一盏地亮了。',
    '“你在等谁？”',
    '她轻声问道。',
    '老人没有回答——他只是望着河对岸的那座塔，仿佛那里有什么东西……谁知道呢？',
    '《红楼梦》第三回他读了两遍，iPhone 放在桌上也没有看一眼。',
  ],
  ja: [
    '日が暮れて、通りの明かりが一つずつ灯っていった。',
    '「誰を待っているの？」と彼女は小声で聞いた。',
    '老人は答えなかった――ただ川の向こうの塔を見つめていた。',
    '『こころ』は第三章まで読んだ（と思う）。',
    'コーヒーはもう冷めていたが、時々かすかに香りがした。',
  ],
  ko: [
    '날이 저물자 거리의 불빛이 하나둘 켜지기 시작했다.',
    '“누구를 기다리세요?” 그녀가 조용히 물었다.',
    '노인은 대답하지 않았다 — 그저 강 건너 탑을 바라볼 뿐이었다.',
    '그는 이 시를 좋아했고, 대한민국의 살림살이를 잘 알고 있었다.',
    '배가 고팠지만 아무 말도 하지 않았다.',
  ],
  ar: [
    'حلّ المساء، وأضيئت مصابيح الشارع واحدا بعد الآخر.',
    'سألته بصوت خافت: «من تنتظر؟»',
    'لم يجب الشيخ؛ كان ينظر إلى البرج على الضفة الأخرى، وكأن فيه شيئا لا يراه غيره!',
    'قال محمد إن الفصل كان طويلا وإن الصفحة الأولى ضاعت.',
  ],
  he: [
    'ירד הערב, ופנסי הרחוב נדלקו בזה אחר זה.',
    '"למי אתה מחכה?" שאלה בשקט.',
    'הזקן לא ענה – הוא רק הביט אל המגדל שמעבר לנהר.',
    'ג׳ורג׳ וצ׳רלי הלכו הביתה, כל אחד לדרכו.',
    'את פרק א׳ קרא פעמיים.',
  ],
  hi: [
    'शाम हो गई और सड़क की बत्तियाँ एक-एक करके जल उठीं।',
    '“किसका इंतज़ार कर रहे हो?” उसने धीरे से पूछा।',
    'बूढ़े ने जवाब नहीं दिया – वह बस नदी के पार की मीनार को देखता रहा।',
    'राम की माँ ने कहा कि वे कल आएँगे, पर कोई नहीं आया!',
  ],
  el: [
    'Βράδιαζε, και τα φώτα του δρόμου άναβαν το ένα μετά το άλλο.',
    '«Ποιον περιμένεις;» τον ρώτησε σιγανά.',
    'Ο γέρος δεν απάντησε· κοίταζε μόνο τον πύργο στην άλλη όχθη.',
    '«Δεν ξέρω», είπε στο τέλος.',
    'Η Άννα Κ. και ο Γ. Σεφέρης έμεναν στην ίδια οδό.',
  ],
  tr: [
    'Akşam oluyor, sokağın ışıkları birer birer yanıyordu.',
    '“Kimi bekliyorsun?” diye sordu yavaşça.',
    'Yaşlı adam cevap vermedi; yalnızca nehrin öte yakasındaki kuleye bakıyordu.',
    'Ağabeyi çiftliği satmış, İstanbul’a taşınmıştı.',
    '“Bilmiyorum,” dedi sonunda.',
    'Elinde on iki mektup, üç de kitap vardı.',
  ],
  cs: [
    'Stmívalo se a světla v ulici se jedno po druhém rozsvěcela.',
    '„Na koho čekáš?“ zeptala se tiše.',
    'Stařec neodpověděl – díval se jen na věž za řekou.',
    'Vzal do ruky knihu, v níž byla kapitola o moři, a šel s ní k oknu.',
    'A co Karel?',
  ],
  hu: [
    'Esteledett, és az utca lámpái egymás után kigyulladtak.',
    '„Kire vársz?” – kérdezte halkan.',
    'Az öreg nem felelt; csak a folyó túlpartján álló tornyot nézte.',
    '„Nem tudom” – mondta végül.',
    'A másik ember elment, de a könyvet ott hagyta az asztalon.',
  ],
};

/** Written without a space behind a full stop. */
const UNSPACED = new Set(['zh', 'ja']);

describe.each(Object.entries(PROSE))('ordinary prose in %s', (language, sentences) => {
  test('is said as it is written', () => {
    const speak = createSpokenForm({ language, rules: [] });
    expect(sentences.map((sentence) => speak(sentence, 'text'))).toEqual(sentences);
  });

  test('is cut where its sentences end', () => {
    const paragraph = sentences.join(UNSPACED.has(language) ? '' : ' ');
    expect(createSentenceSplitter(language)(paragraph)).toEqual(sentences);
  });
});
