import express from 'express';
import { limitChanges } from './change-limit.ts';
import type { AppDeps } from './deps.ts';
import { errorHandler, methodNotAllowed, notFound } from './error-handler.ts';
import { limitLog } from '../process/log-budget.ts';
import { createLoopTurns } from '../process/loop-turns.ts';
import { requestContext } from './request-context.ts';
import { deleteAudiobook, getAudiobook, listAudiobooks } from './routes/audiobooks.ts';
import { audioFile } from './routes/audio-file.ts';
import { bookEpub } from './routes/book-epub.ts';
import { bookText, plainBookText } from './routes/book-text.ts';
import { bookmark, listBookmarks } from './routes/bookmarks.ts';
import { changeAudiobook, narrateAudiobook } from './routes/change-audiobook.ts';
import { chaptersZip } from './routes/chapters-zip.ts';
import { bookCover, coverFile } from './routes/cover.ts';
import { createAudiobook } from './routes/create-audiobook.ts';
import { usage } from './routes/usage.ts';
import { documentation, openApiDocument } from './routes/documentation.ts';
import { editionChanges } from './routes/edition-changes.ts';
import { estimateChange } from './routes/estimate.ts';
import { bookEvents } from './routes/events.ts';
import { createFeedAccess } from './feeds/feed-access.ts';
import { chapterFile, chapterSubtitles, podcastChapters } from './routes/feed-files.ts';
import { accountFeeds, opdsCatalogue, podcastFeed } from './routes/feeds.ts';
import { fullHealth, liveness, readiness } from './routes/health.ts';
import { liveAudio } from './routes/live-audio.ts';
import { m4bFile } from './routes/m4b-file.ts';
import { manifest } from './routes/manifest.ts';
import { metrics } from './routes/metrics.ts';
import { indexPage, webFiles } from './routes/page.ts';
import { bookPosition } from './routes/position.ts';
import { accountPronunciations, bookPronunciations } from './routes/pronunciations.ts';
import { pushAudiobook } from './routes/push.ts';
import { steerAudiobook } from './routes/steering.ts';
import { bookSubtitles } from './routes/subtitles.ts';
import { beginSession, endSession, getSession } from './routes/session.ts';
import { createSpeech, listModels, listServerVoices } from './routes/speech-server.ts';
import { voiceSample } from './routes/voice-sample.ts';
import { listVoices } from './routes/voices.ts';
import { accountWebhooks } from './routes/webhooks.ts';
import { refuseCrossSite, securityHeaders } from './security-headers.ts';

/** Whatever a stranger sends: less than Render's limit of 100 lines a second, with room for everybody else's. */
const REQUEST_LOG = { linesPerSecond: 50, bytesPerSecond: 10_000 };

/** The whole HTTP interface, without a server: that is server.ts. */
export function createApp(given: Omit<AppDeps, 'owner' | 'turns'>): express.Application {
  const { access } = given;
  const deps: AppDeps = { ...given, owner: access.owner, turns: createLoopTurns() };
  const app = express();
  app.disable('x-powered-by');
  app.set('query parser', 'simple');
  const requestLog = limitLog(deps.log, REQUEST_LOG);
  app.use(requestContext(requestLog, deps.counters), securityHeaders(), refuseCrossSite());

  const get = (path: string, handler: express.RequestHandler): void => {
    app.route(path).get(handler).all(methodNotAllowed('GET', 'HEAD'));
  };
  const getAndPut = (
    path: string,
    handlers: { get: express.RequestHandler; put: express.RequestHandler },
  ): void => {
    app
      .route(path)
      .get(handlers.get)
      .put(handlers.put)
      .all(methodNotAllowed('GET', 'HEAD', 'PUT'));
  };
  get('/', indexPage(deps));
  for (const [path, handler] of webFiles()) get(path, handler);
  get('/docs', documentation(deps));
  get('/openapi.json', openApiDocument());

  get('/health', fullHealth(deps));
  get('/health/live', liveness());
  get('/health/ready', readiness(deps));

  app
    .route('/v1/session')
    .get(getSession(deps))
    .post(beginSession(deps))
    .delete(endSession(deps))
    .all(methodNotAllowed('GET', 'HEAD', 'POST', 'DELETE'));

  // Podcast apps can't sign in: whoever has the address of a feed may have what is in it.
  const feeds = createFeedAccess(deps);
  const inFeed = { ...deps, owner: feeds.owner };
  get('/feeds/:token.xml', feeds.within(podcastFeed(deps, feeds)));
  get('/opds/:token', feeds.within(opdsCatalogue(deps, feeds)));
  get('/feeds/:token/:id/book.epub', feeds.within(bookEpub(inFeed)));
  get('/feeds/:token/:id/audio.mp3', feeds.within(audioFile(inFeed)));
  get('/feeds/:token/:id/cover.jpg', feeds.within(coverFile(inFeed, () => 'square')));
  get('/feeds/:token/:id/chapters.json', feeds.within(podcastChapters(inFeed)));
  get('/feeds/:token/:id/audio.vtt', feeds.within(bookSubtitles(inFeed, 'vtt')));
  get('/feeds/:token/:id/chapters/:chapter.mp3', feeds.within(chapterFile(inFeed)));
  get('/feeds/:token/:id/chapters/:chapter.vtt', feeds.within(chapterSubtitles(inFeed)));

  // All that follows is for those who may, also what will be added to it.
  app.use(['/v1', '/metrics'], access.requireAccount);
  app.use('/v1', limitChanges(deps));
  get('/metrics', metrics(deps));
  get('/v1/usage', usage(deps));

  app
    .route('/v1/audiobooks')
    .get(listAudiobooks(deps))
    .post(createAudiobook(deps))
    .all(methodNotAllowed('GET', 'HEAD', 'POST'));
  app
    .route('/v1/audiobooks/:id')
    .get(getAudiobook(deps))
    .patch(changeAudiobook(deps))
    .delete(deleteAudiobook(deps))
    .all(methodNotAllowed('GET', 'HEAD', 'PATCH', 'DELETE'));
  app.route('/v1/audiobooks/:id/narrate').post(narrateAudiobook(deps)).all(methodNotAllowed('POST'));
  app.route('/v1/audiobooks/:id/estimate').post(estimateChange(deps)).all(methodNotAllowed('POST'));
  for (const [verb, handler] of Object.entries(steerAudiobook(deps))) {
    app.route(`/v1/audiobooks/:id/${verb}`).post(handler).all(methodNotAllowed('POST'));
  }
  get('/v1/audiobooks/:id/changes', editionChanges(deps));
  app.route('/v1/audiobooks/:id/push').post(pushAudiobook(deps)).all(methodNotAllowed('POST'));
  get('/v1/audiobooks/:id/events', bookEvents(deps));
  get('/v1/audiobooks/:id/audio.mp3', audioFile(deps));
  get('/v1/audiobooks/:id/audio.m4b', m4bFile(deps));
  get('/v1/audiobooks/:id/live.mp3', liveAudio(deps));
  get('/v1/audiobooks/:id/chapters.zip', chaptersZip(deps));
  get('/v1/audiobooks/:id/book.epub', bookEpub(deps));
  get('/v1/audiobooks/:id/audio.vtt', bookSubtitles(deps, 'vtt'));
  get('/v1/audiobooks/:id/audio.srt', bookSubtitles(deps, 'srt'));
  get('/v1/audiobooks/:id/text', bookText(deps));
  get('/v1/audiobooks/:id/text.txt', plainBookText(deps));
  get('/v1/audiobooks/:id/manifest', manifest(deps));
  const cover = bookCover(deps);
  app
    .route('/v1/audiobooks/:id/cover')
    .get(cover.get)
    .put(cover.put)
    .delete(cover.remove)
    .all(methodNotAllowed('GET', 'HEAD', 'PUT', 'DELETE'));
  getAndPut('/v1/audiobooks/:id/position', bookPosition(deps));
  get('/v1/audiobooks/:id/bookmarks', listBookmarks(deps));
  const { put: putBookmark, remove: removeBookmark } = bookmark(deps);
  app
    .route('/v1/audiobooks/:id/bookmarks/:bookmark')
    .put(putBookmark)
    .delete(removeBookmark)
    .all(methodNotAllowed('PUT', 'DELETE'));
  getAndPut('/v1/audiobooks/:id/pronunciations', bookPronunciations(deps));
  getAndPut('/v1/pronunciations', accountPronunciations(deps));
  get('/v1/voices', listVoices(deps));
  get('/v1/voices/:voice/sample.mp3', voiceSample(deps));
  app.route('/v1/audio/speech').post(createSpeech(deps)).all(methodNotAllowed('POST'));
  get('/v1/audio/voices', listServerVoices(deps));
  get('/v1/models', listModels());
  const { list: listFeeds, create: createFeed, revoke: revokeFeed } = accountFeeds(deps);
  app
    .route('/v1/feeds')
    .get(listFeeds)
    .post(createFeed)
    .all(methodNotAllowed('GET', 'HEAD', 'POST'));
  app.route('/v1/feeds/:feed').delete(revokeFeed).all(methodNotAllowed('DELETE'));
  const webhooks = accountWebhooks(deps);
  app
    .route('/v1/webhooks')
    .get(webhooks.list)
    .post(webhooks.create)
    .all(methodNotAllowed('GET', 'HEAD', 'POST'));
  app.route('/v1/webhooks/:webhook').delete(webhooks.remove).all(methodNotAllowed('DELETE'));

  app.use(notFound());
  app.use(errorHandler(requestLog));
  return app;
}
