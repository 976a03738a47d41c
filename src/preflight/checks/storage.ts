import type { Check } from '../check.ts';

export const storageCheck: Check = {
  name: 'storage',
  run: async ({ config: { store }, log }) => {
    try {
      const storage = await store.open(log);
      try {
        await storage.probe();
      } finally {
        await storage.close();
      }
    } catch (error) {
      throw await store.explain(error);
    }
    return `Storage ready (${store.place})`;
  },
};
