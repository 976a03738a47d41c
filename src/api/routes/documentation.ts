import type { RequestHandler } from 'express';
import { VERSION } from '../../process/version.ts';
import { assetAddress, page } from './page.ts';

/** `GET /docs` */
export function documentation(limits: { uploadMaxBytes: number }): RequestHandler {
  return whenAsked(async () => {
    const { docsPage } = await import('../docs-page.ts');
    return page(docsPage({ ...limits, stylesheet: assetAddress('style.css') }));
  });
}

/** `GET /openapi.json` */
export function openApiDocument(): RequestHandler {
  return whenAsked(async () => {
    const { openApi } = await import('../../contract/openapi.ts');
    return page(JSON.stringify(openApi({ version: VERSION })), 'application/json; charset=utf-8');
  });
}

/** Made from the contract for the first one who asks: an API of which nobody does needn't hold it. */
function whenAsked(make: () => Promise<RequestHandler>): RequestHandler {
  let made: Promise<RequestHandler> | undefined;
  return async (req, res, next) => {
    const handler = await (made ??= make());
    return handler(req, res, next);
  };
}
