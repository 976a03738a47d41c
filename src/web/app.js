/**
 * The page: signing in, uploads, the shelf with live progress, and the player. Plain browser modules, which the build
 * makes one file of; everything they know comes from the public HTTP interface.
 */
import { startCover } from './cover.js';
import { allowBookPage, startBookPage } from './book-page.js';
import { startChoices } from './book-choices.js';
import { startFiles } from './book-files.js';
import { closeContinue, openContinue } from './continue.js';
import { startChapterList } from './chapter-list.js';
import { startFeeds } from './feeds.js';
import { startFollowAlong } from './follow-along.js';
import { startLeftOut } from './left-out.js';
import { offerVoices, startOptions } from './options.js';
import { dropAll } from './offline/keep.js';
import { startKeepButton, stopKeeping } from './offline/keep-button.js';
import { closePlayer } from './player/controls.js';
import { forgetPlaces } from './player/place.js';
import { startPlayer } from './player/player.js';
import { startWords } from './pronunciations.js';
import { startVerdicts, verdictButton } from './passage-verdicts.js';
import { startReader } from './reader.js';
import { startSession } from './session.js';
import { bookChanged, bookOnShelf, closeShelf, openShelf, startShelf } from './shelf.js';
import { startTabTitle } from './tab-title.js';
import { sendEdition, startUploads } from './uploads.js';

startUploads();
startTabTitle();
startOptions();
startPlayer();
startShelf();
startReader();
startFollowAlong();
startLeftOut(verdictButton);
startVerdicts({ changed: bookChanged });
startChapterList();
startFeeds();
startKeepButton({ changed: bookChanged });
startChoices({ changed: bookChanged });
startWords({ changed: bookChanged });
startCover({ changed: bookChanged });
startFiles({ changed: bookChanged, sendEdition });
startBookPage({ known: bookOnShelf, changed: bookChanged });
startSession({
  enter: () => {
    openShelf();
    openContinue();
    offerVoices();
    allowBookPage(true);
  },
  leave: () => {
    allowBookPage(false);
    closeShelf();
    closeContinue();
  },
  // Who is only asked for the token again goes on listening meanwhile.
  change: () => {
    closePlayer();
    forgetPlaces();
    stopKeeping();
    void dropAll();
  },
});
