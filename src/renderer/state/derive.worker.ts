import { type DeriveRequest, derive } from './derive.ts';

self.addEventListener('message', (event: MessageEvent<DeriveRequest>) => {
  self.postMessage(derive(event.data, () => performance.now()));
});
