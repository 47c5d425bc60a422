import { catalog } from '../../catalog/index.ts';
import { expandTopology } from '../../design/index.ts';
import { type DeriveRequest, derive } from './derive.ts';
import type { DerivedMessage } from './derived-message.ts';
import { buffersOf, packTopology } from './topology-wire.ts';

/** From this many cables on the drawing goes first and its figures follow, so that it is there at once. */
const twoStepsFrom = 20_000;

self.addEventListener('message', (event: MessageEvent<DeriveRequest & { readonly isTopologyKnown: boolean }>) => {
  const { isTopologyKnown, ...request } = event.data;
  const send = (message: DerivedMessage): void => self.postMessage(message, { transfer: message.packed ? buffersOf(message.packed) : [] });
  let isSent = isTopologyKnown;
  if (!isSent) {
    try {
      const { topology } = expandTopology(request.design, catalog);
      if (topology.links.length >= twoStepsFrom) {
        send({ revision: request.revision, packed: packTopology(topology), figures: null });
        isSent = true;
      }
    } catch {
      // What cannot be written out is told by `derive`.
    }
  }
  const { topology, ...figures } = derive(request, () => performance.now());
  send({ revision: request.revision, packed: isSent || !topology ? null : packTopology(topology), figures });
});
