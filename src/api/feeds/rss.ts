import { VERSION } from '../../process/version.ts';
import { xml } from '../files/xml.ts';

/** Addresses are absolute everywhere here: podcast apps know of no other. */
export interface Channel {
  /** UUID. */
  id: string;
  title: string;
  description: string;
  author: string;
  /** BCP 47. */
  language: string;
  /** Of this feed. */
  self: string;
  /** Of the page for people. */
  page: string;
  /** Its picture. */
  image?: string | undefined;
  /** Whether its episodes are to be heard from the first to the last. */
  serial: boolean;
}

export interface Episode {
  /** Never changes, whatever becomes of the episode. */
  guid: string;
  title: string;
  description: string;
  author: string;
  publishedAt: Date;
  durationSeconds: number;
  audio: { url: string; bytes: number };
  /** Of its chapters, as the podcast namespace has them. */
  chapters?: string | undefined;
  /** Of its text as WebVTT. */
  transcript?: string | undefined;
  /** Its picture, where it isn't that of the feed. */
  image?: string | undefined;
  /** Which part of the book, from 1. */
  number?: number | undefined;
}

/**
 * A feed as podcast apps read it: RSS 2.0 with the namespaces of Apple
 * (https://help.apple.com/itc/podcasts_connect/#/itcb54353390) and of Podcasting 2.0
 * (https://podcasting2.org/podcast-namespace). It asks directories not to list it: it is somebody's own.
 */
export async function* rss(channel: Channel, episodes: AsyncIterable<Episode>): AsyncGenerator<string> {
  const { id, title, description, author, language, self, page, serial, image } = channel;
  yield `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:podcast="https://podcastindex.org/namespace/1.0">
<channel>
<title>${xml(title)}</title>
<link>${xml(page)}</link>
<atom:link href="${xml(self)}" rel="self" type="application/rss+xml" />
<description>${xml(description)}</description>
<language>${xml(language)}</language>
<generator>Tandem ${xml(VERSION)}</generator>
<itunes:author>${xml(author)}</itunes:author>
<itunes:type>${serial ? 'serial' : 'episodic'}</itunes:type>
<itunes:category text="Arts"><itunes:category text="Books" /></itunes:category>
<itunes:explicit>false</itunes:explicit>
<itunes:block>Yes</itunes:block>
<podcast:block>yes</podcast:block>
<podcast:guid>${xml(id)}</podcast:guid>
<podcast:medium>audiobook</podcast:medium>
${image === undefined ? '' : `<itunes:image href="${xml(image)}" />\n`}`;
  for await (const episode of episodes) yield item(episode);
  yield '</channel>\n</rss>\n';
}

function item(episode: Episode): string {
  const { guid, title, description, author, publishedAt, durationSeconds, audio } = episode;
  const { chapters, transcript, number, image } = episode;
  const lines = [
    `<title>${xml(title)}</title>`,
    `<description>${xml(description)}</description>`,
    `<guid isPermaLink="false">${xml(guid)}</guid>`,
    `<pubDate>${publishedAt.toUTCString()}</pubDate>`,
    `<enclosure url="${xml(audio.url)}" length="${audio.bytes}" type="audio/mpeg" />`,
    `<itunes:author>${xml(author)}</itunes:author>`,
    `<itunes:duration>${Math.max(1, Math.round(durationSeconds))}</itunes:duration>`,
    '<itunes:explicit>false</itunes:explicit>',
    '<itunes:episodeType>full</itunes:episodeType>',
  ];
  if (image !== undefined) lines.push(`<itunes:image href="${xml(image)}" />`);
  if (number !== undefined) lines.push(`<itunes:episode>${number}</itunes:episode>`);
  if (chapters !== undefined) {
    lines.push(`<podcast:chapters url="${xml(chapters)}" type="application/json+chapters" />`);
  }
  if (transcript !== undefined) {
    lines.push(`<podcast:transcript url="${xml(transcript)}" type="text/vtt" />`);
  }
  return `<item>\n${lines.join('\n')}\n</item>\n`;
}
