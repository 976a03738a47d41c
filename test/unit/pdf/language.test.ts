import { expect, test } from 'vitest';
import { detectLanguage } from '../../../src/pdf/language.ts';

const piece = (text: string): string[] => [text, text];

test.each([
  ['en', 'The keeper of the lighthouse wrote down every boat that passed before the rain came.'],
  ['de', 'Der Wärter schrieb jedes Schiff auf, das vor dem Regen an seinem Leuchtturm vorbeifuhr.'],
  ['fr', 'Le gardien du phare notait chaque bateau qui passait avant que la pluie ne tombe.'],
  ['es', 'El farero anotaba todos los barcos que pasaban antes de que llegara la lluvia.'],
  ['it', 'Il guardiano del faro annotava ogni barca che passava prima che arrivasse la pioggia.'],
  ['ru', 'Смотритель маяка записывал каждый корабль, который проходил мимо перед дождём.'],
  ['uk', 'Доглядач маяка записував кожен корабель, який проходив повз перед дощем.'],
  ['cs', 'Strážce majáku si zapisoval každou loď, která proplula kolem, než přišel déšť.'],
  ['sv', 'Fyrvaktaren skrev ner varje båt som passerade innan regnet kom på kvällen.'],
  ['ja', '灯台守は雨が降る前に通り過ぎたすべての船を書き留めました。とても静かな夜でした。'],
  ['zh', '灯塔看守人在下雨之前记下了每一艘经过的船只。那是一个非常安静的夜晚。'],
  ['ko', '등대지기는 비가 오기 전에 지나간 모든 배를 기록했습니다. 아주 조용한 밤이었습니다.'],
])('%s', async (language, text) => {
  expect(await detectLanguage(piece(text), null)).toBe(language);
});

test('listings in another language are outvoted', async () => {
  const german = 'Der Wärter schrieb jedes Schiff auf, das vor dem Regen an seinem Leuchtturm vorbeifuhr.';
  const code = 'for (let index = 0; index < list.length; index += 1) print the next value of the list';
  expect(await detectLanguage([german, code, german, german, code], 'en-US')).toBe('de');
});

test('what the document declares counts only where its text tells nothing', async () => {
  expect(await detectLanguage(['12 + 4 = 16'], 'fr-CA')).toBe('fr');
  expect(await detectLanguage([], null)).toBe('en');
});
