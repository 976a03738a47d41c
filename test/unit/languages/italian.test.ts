import { testSpoken } from './spoken-examples.ts';

testSpoken('it', {
  abbreviations: [
    ['La torre fu eretta nel sec. XIII.', 'La torre fu eretta nel secolo XIII.'],
    ['Sec. XIV, forse prima.', 'Secolo XIV, forse prima.'],
    ['Durò un sec. o poco più.'],
  ],
});
