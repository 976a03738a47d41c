/** What the page's modules say in their comments: the contract of the service, and the elements of index.html. */
import type {
  BookTextJson,
  EditionChangesJson,
  Estimate,
  ManifestJson,
  SessionJson,
  VoiceListJson,
} from '../contract/answers.ts';
import type { BookJson, BookListJson } from '../contract/book.ts';
import type { CreatedFeedJson, FeedJson, FeedListJson } from '../contract/feeds.ts';
import type { BookmarkJson, BookmarkListJson } from '../contract/listening.ts';
import type { Pronunciations } from '../contract/pronunciations.ts';
import type { BookChangeJson, EstimateRequestJson } from '../contract/requests.ts';

export type {
  BookChangeJson,
  BookJson,
  BookListJson,
  BookmarkJson,
  BookmarkListJson,
  BookTextJson,
  CreatedFeedJson,
  EditionChangesJson,
  Estimate,
  EstimateRequestJson,
  FeedJson,
  FeedListJson,
  ManifestJson,
  Pronunciations,
  SessionJson,
  VoiceListJson,
};
export type Chapter = BookJson['chapters'][number];
export type PronunciationRule = Pronunciations['rules'][number];
export type Removed = BookTextJson['removed'][number];
export type ServiceError = Error & { status?: number; code?: string };

/** Ids by the element that has them; a test holds this against index.html. */
export interface Ids {
  a:
    | 'to-text'
    | 'to-choices'
    | 'to-words'
    | 'to-files'
    | 'to-leave-in-link'
    | 'player-text'
    | 'continue-open'
    | 'edition-former';
  article: 'reading';
  audio: 'audio';
  b: 'account-name';
  button:
    | 'signout'
    | 'more'
    | 'book-listen'
    | 'chapter-before'
    | 'chapter-after'
    | 'chapters-all'
    | 'chapters-none'
    | 'choices-save'
    | 'choices-reset'
    | 'verdicts-save'
    | 'verdicts-reset'
    | 'word-add'
    | 'words-save'
    | 'words-later'
    | 'chapters-toggle'
    | 'bookmarks-toggle'
    | 'feed-copy'
    | 'catalogue-copy'
    | 'keep'
    | 'push'
    | 'cover-own'
    | 'player-close'
    | 'player-previous'
    | 'player-back'
    | 'player-play'
    | 'player-forward'
    | 'player-next'
    | 'player-more'
    | 'shortcuts-open'
    | 'continue-play'
    | 'hear'
    | 'hear-book';
  details: 'more-choices' | 'own-voices' | 'left-out' | 'doubts';
  dialog: 'confirm' | 'shortcuts';
  dl: 'shortcut-list';
  div:
    | 'home'
    | 'library'
    | 'part-text'
    | 'chapter-bar'
    | 'left-out-list'
    | 'part-choices'
    | 'choices-locked'
    | 'verdicts-locked'
    | 'words-locked'
    | 'part-words'
    | 'part-files'
    | 'words-effect'
    | 'chapters-panel'
    | 'bookmarks-panel'
    | 'timeline-box'
    | 'timeline-marks'
    | 'player-extras'
    | 'continue-cover'
    | 'book-cover'
    | 'cover-now'
    | 'book-gone'
    | 'book-there'
    | 'new-feed'
    | 'keep-row'
    | 'push-row'
    | 'edition-changes'
    | 'book-steering';
  fieldset: 'chapters-field';
  figure: 'feed-code';
  form: 'signin-form' | 'choices-form' | 'verdicts' | 'words-form' | 'bookmark-form' | 'finder' | 'feed-form';
  h1: 'signin-heading' | 'upload-heading' | 'book-title';
  h2: 'books-heading' | 'confirm-title' | 'shortcuts-title' | 'continue-title';
  h3: 'words-effect-title';
  input:
    | 'token'
    | 'file'
    | 'upload-chapters'
    | 'follow'
    | 'bookmark-note'
    | 'timeline'
    | 'volume'
    | 'play-soon'
    | 'ask-first'
    | 'find'
    | 'feed-name'
    | 'cover-file'
    | 'edition-file'
    | 'feed-address'
    | 'catalogue-address';
  label: 'drop' | 'follow-label';
  ol: 'chapter-rows' | 'chapters';
  p:
    | 'preview'
    | 'hear-state'
    | 'hear-book-state'
    | 'signin-why'
    | 'signin-problem'
    | 'signin-hint'
    | 'upload-chapters-hint'
    | 'notice'
    | 'empty'
    | 'book-meta'
    | 'book-making'
    | 'book-warning'
    | 'reading-note'
    | 'to-leave-in'
    | 'reading-hint'
    | 'choices-cost'
    | 'choices-problem'
    | 'verdicts-cost'
    | 'verdicts-problem'
    | 'words-hint'
    | 'files-later'
    | 'feeds-problem'
    | 'cover-problem'
    | 'feed-local'
    | 'keep-state'
    | 'keep-problem'
    | 'push-state'
    | 'push-problem'
    | 'words-cost'
    | 'words-problem'
    | 'confirm-text'
    | 'announcer'
    | 'bookmarks-problem'
    | 'bookmarks-empty'
    | 'continue-where'
    | 'nothing-left-out'
    | 'none-found';
  section: 'signin' | 'books' | 'book-page' | 'player' | 'continue';
  select:
    | 'voice'
    | 'speed'
    | 'language'
    | 'ahead'
    | 'chapter'
    | 'player-speed'
    | 'sleep'
    | 'filter'
    | 'order'
    | 'feed-scope';
  span:
    | 'account'
    | 'limit'
    | 'more-choices-sum'
    | 'own-voices-sum'
    | 'player-state'
    | 'time-now'
    | 'time-end'
    | 'sleep-left'
    | 'edition-sum';
  strong: 'player-title';
  summary: 'left-out-summary' | 'doubts-summary';
  template:
    | 'upload-template'
    | 'chapter-template'
    | 'own-voice-template'
    | 'word-template'
    | 'book-template'
    | 'bookmark-template'
    | 'locked-template'
    | 'steering-template';
  ul:
    | 'uploads'
    | 'edition-list'
    | 'shelf'
    | 'word-rows'
    | 'own-voice-rows'
    | 'words-examples'
    | 'bookmark-rows'
    | 'doubts-list'
    | 'files-list'
    | 'feeds-list';
}
export type Elements = { [Tag in keyof Ids as Ids[Tag]]: HTMLElementTagNameMap[Tag] };

/** `button`, `a.open`, `[name="match"]`: what such a selector finds. */
export type FoundBy<Selector extends string> = Selector extends keyof HTMLElementTagNameMap
  ? HTMLElementTagNameMap[Selector]
  : Selector extends `${infer Tag extends keyof HTMLElementTagNameMap}.${string}`
    ? HTMLElementTagNameMap[Tag]
    : Selector extends `[${string}`
      ? HTMLInputElement
      : HTMLElement;
