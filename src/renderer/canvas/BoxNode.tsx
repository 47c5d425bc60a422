import type { NodeProps } from '@xyflow/react';
import { memo } from 'react';
import type { BoxNodeType } from './flow-nodes.ts';

/** Times that a node component was committed: tests hold it still while panning. */
export const nodeCommits = { count: 0 };

/**
 * What can be pointed at, focused and dragged where the painter has drawn a device or container. It draws only what
 * belongs to the interface: outline of the selection, focus ring, the port to drag a link from.
 */
export const BoxNode = memo(function BoxNode({ data, selected }: NodeProps<BoxNodeType>) {
  nodeCommits.count += 1;
  return (
    <div className={`box box-${data.kind}${selected ? ' is-selected' : ''}`}>
      {data.kind === 'group' && data.strip !== 'none' && <div className={`box-strip box-strip-${data.strip}`} />}
      {data.isConnectable && <div className="box-port nodrag nopan" data-port="" title="Drag to connect" />}
    </div>
  );
});
