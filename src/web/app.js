/**
 * The page: signing in, uploads, the shelf with live progress, and the player. Plain browser modules without a build step; everything they
 * know comes from the public HTTP interface.
 */
import { offerVoices, startOptions } from './options.js';
import { closePlayer, startPlayer } from './player.js';
import { startSession } from './session.js';
import { closeShelf, openShelf, startShelf } from './shelf.js';
import { startUploads } from './uploads.js';

startUploads();
startOptions();
startPlayer();
startShelf();
startSession({
  enter: () => {
    openShelf();
    offerVoices();
  },
  leave: closeShelf,
  // Who is only asked for the token again goes on listening meanwhile.
  change: () => closePlayer(),
});
