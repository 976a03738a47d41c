import { AppError } from '../errors.ts';
import type { ChapterChoice } from '../narration/chapter-choice.ts';
import type { ExtractionStep } from '../pdf/child/extraction.ts';
import { createSpokenForm } from '../narration/spoken/spoken-form.ts';

/**
 * The chapters that were chosen, with all that isn't text. @throws {AppError} `no-such-chapter` when nothing is left.
 */
export async function* onlyChapters(
  events: AsyncIterable<ExtractionStep>,
  choice: ChapterChoice,
): AsyncGenerator<ExtractionStep> {
  let chapters = 0;
  let chosen = 0;
  let isChosen = false;
  for await (const event of events) {
    if (event.type === 'chapter') {
      chapters += 1;
      isChosen = choice.has(event.index + 1);
      if (isChosen) chosen += 1;
    }
    if (event.type === 'end' && chosen === 0) {
      throw new AppError('no-such-chapter', {
        detail: `Chapters ${choice.text} were asked for; the book has ${chapters}.`,
      });
    }
    if (isChosen || (event.type !== 'chapter' && event.type !== 'paragraph')) yield event;
  }
}

/** The sentences as a speech engine would be sent them. */
export async function* asSpoken(
  events: AsyncIterable<ExtractionStep>,
  language: string | undefined,
): AsyncGenerator<ExtractionStep> {
  let speak = createSpokenForm({ language: language ?? '', rules: [] });
  for await (const event of events) {
    if (event.type === 'document')
      speak = createSpokenForm({ language: language ?? event.language, rules: [] });
    if (event.type === 'paragraph') {
      yield { ...event, sentences: event.sentences.map((sentence) => speak(sentence, event.kind)) };
    } else {
      yield event;
    }
  }
}
