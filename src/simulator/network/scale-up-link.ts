import type { NetworkGraph } from '../simulation-input.ts';

/** A link between accelerators, or of an accelerator to a scale-up switch. */
export function isScaleUpLink({ nodeKinds, linkFrom, linkTo }: NetworkGraph, link: number): boolean {
  const isPart = (node: number): boolean => nodeKinds[node] === 'accelerator' || nodeKinds[node] === 'scale-up-switch';
  return isPart(linkFrom[link]) && isPart(linkTo[link]);
}
