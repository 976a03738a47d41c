/**
 * The page: uploads, the shelf with live progress, and the player. Plain browser modules without a build step; everything they
 * know comes from the public HTTP interface.
 */
import { startOptions } from './options.js';
import { startPlayer } from './player.js';
import { startShelf } from './shelf.js';
import { startUploads } from './uploads.js';

startUploads();
startOptions();
startPlayer();
startShelf();
