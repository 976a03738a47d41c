import type { Application } from 'express';

export interface Route {
  method: string;
  path: string;
}

interface Layer {
  route?: { path: string | string[]; methods: Record<string, boolean>; stack: { method?: string }[] };
  handle?: { stack?: Layer[] };
}

/** Every route of an Express app, as its router knows them: none can be forgotten. */
export function routesOf(app: Application): Route[] {
  const layers = (app.router as unknown as { stack: Layer[] }).stack;
  if (layers.some(({ route, handle }) => route === undefined && handle?.stack !== undefined)) {
    throw new Error('the app has a router inside of its router, whose routes this does not see');
  }
  return layers.flatMap(({ route }) => {
    if (route === undefined) return [];
    const methods = new Set(route.stack.flatMap(({ method }) => (method === undefined ? [] : [method])));
    return [route.path]
      .flat()
      .flatMap((path) => [...methods].map((method) => ({ method: method.toUpperCase(), path })));
  });
}
