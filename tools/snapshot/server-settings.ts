/** What the snapshot of a server was made with, and is to be started with again. */
export const SERVER_ACCOUNT = { name: 'ada', token: 'the-token-of-ada-in-the-snapshot' };

/**
 * Short sound, since it is most of what a snapshot weighs; slow enough that a book can be met half spoken; and one that
 * refuses some sentences as too long, so that there is speech in pieces.
 */
export const SERVER_SPEECH = {
  latencyMs: 200,
  msPerCharacter: 20,
  maxSentenceCharacters: 80,
  requestsPerMinute: 1_000_000,
};
