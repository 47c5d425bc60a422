import { useDerivedStore, useDesignStore, useSessionStore } from '../../state/index.ts';
import { BoxInspector } from './BoxInspector.tsx';
import { DocumentInspector } from './DocumentInspector.tsx';
import { LinkInspector } from './LinkInspector.tsx';
import { ManyInspector } from './ManyInspector.tsx';
import { NodeInspector } from './NodeInspector.tsx';
import { PoolInspector } from './PoolInspector.tsx';
import { type Subject, subjectOfSelection } from './subject.ts';
import './inspector.css';

/** What is selected, with every figure and where it comes from; the document itself when nothing is. */
export function Inspector() {
  const selection = useSessionStore((session) => session.selection);
  const topology = useDerivedStore((store) => store.topology);
  const pools = useDesignStore((store) => store.design.deployment.pools);
  const subject = subjectOfSelection(selection, topology, pools);
  return (
    <aside className="inspector" aria-label="Inspector" data-testid="inspector">
      <SubjectInspector subject={subject} />
    </aside>
  );
}

function SubjectInspector({ subject }: { readonly subject: Subject }) {
  const topology = useDerivedStore((store) => store.topology);
  if (subject.kind === 'pool') return <PoolInspector key={subject.pool.id} pool={subject.pool} />;
  if (subject.kind === 'document' || !topology) return <DocumentInspector />;
  switch (subject.kind) {
    case 'node':
      return <NodeInspector key={subject.node.path} node={subject.node} topology={topology} />;
    case 'box':
      return <BoxInspector key={subject.box.path} box={subject.box} topology={topology} />;
    case 'link':
      return <LinkInspector key={subject.link.id} link={subject.link} topology={topology} />;
    case 'many':
      return <ManyInspector ids={subject.ids} topology={topology} />;
  }
}
