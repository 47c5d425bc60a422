import { formatCount } from '../../../base/format.ts';
import {
  type ExpandedLink,
  type ExpandedNode,
  type ExpandedTopology,
  type SharedDeviceField,
  type SharedLinkField,
  setManyDevices,
  setManyLinks,
} from '../../../design/index.ts';
import { performEdit } from '../../forms/apply-edit.ts';
import { poolOfKey, shelfOf, useDesignStore, useSessionStore } from '../../state/index.ts';
import { Button } from '../../ui/Button.tsx';
import { NumberField, SelectField, TextField } from '../../ui/Field.tsx';
import { interchangeableParts } from './part-edits.ts';
import { Section } from './Section.tsx';
import { SubjectHeader } from './SubjectHeader.tsx';
import { type SelectedKind, selectionKinds } from './selection-kinds.ts';
import { findLink } from './subject.ts';

/** Several things: what kinds they are, and what can be done to all of them. A chip keeps only its kind. */
export function ManyInspector({ ids, topology }: { readonly ids: readonly string[]; readonly topology: ExpandedTopology }) {
  const kinds = selectionKinds(ids, topology);
  const links = ids.map((id) => findLink(topology, id)).filter((link) => link !== undefined);
  const nodes = ids.map((id) => topology.nodes[topology.nodeIndex.get(id) ?? -1]).filter((node) => node !== undefined);
  const paths = ids.filter((id) => poolOfKey(id) === null && !findLink(topology, id));
  return (
    <>
      <SubjectHeader
        icon="group"
        title={`${formatCount(ids.length)} selected`}
        subtitle={kinds.map(({ kind, ids: own }) => `${formatCount(own.length)} × ${kind}`).join(' · ')}
      />
      <Kinds kinds={kinds} />
      {paths.length === ids.length && <SharedOfDevices paths={paths} nodes={nodes.length === ids.length ? nodes : []} />}
      {links.length === ids.length && <SharedOfLinks links={links} topology={topology} />}
      {paths.length > 0 && (
        <Section title="Together">
          <div className="inspector-actions">
            <Button icon="pool" onClick={() => useSessionStore.getState().setDialog('make-pool')}>
              Make a pool…
            </Button>
          </div>
        </Section>
      )}
    </>
  );
}

/** Chips with counts: kinds, and under them the parts of a kind that has several. */
function Kinds({ kinds }: { readonly kinds: readonly SelectedKind[] }) {
  const keep = (name: string, own: readonly string[]): void => {
    const session = useSessionStore.getState();
    session.select(own);
    session.announce(`${formatCount(own.length)} × ${name} selected`);
  };
  const split = kinds.flatMap(({ parts }) => (parts.size > 1 ? [...parts] : []));
  return (
    <Section title="Kinds">
      <fieldset className="chips" aria-label="Kinds selected">
        {kinds.map(({ kind, ids }) => (
          <Chip key={kind} name={kind} count={ids.length} onClick={() => keep(kind, ids)} />
        ))}
      </fieldset>
      {split.length > 0 && (
        <fieldset className="chips" aria-label="Parts selected">
          {split.map(([part, own]) => (
            <Chip key={part} name={part || 'Other'} count={own.length} onClick={() => keep(part, own)} />
          ))}
        </fieldset>
      )}
    </Section>
  );
}

function Chip({ name, count, onClick }: { readonly name: string; readonly count: number; onClick(): void }) {
  return (
    <button type="button" className="chip" title={`Keep only ${name}`} onClick={onClick}>
      {name} × {formatCount(count)}
    </button>
  );
}

/** The value that all have, or null. */
function common<T>(values: readonly T[]): T | null {
  return values.every((value) => value === values[0]) ? (values[0] ?? null) : null;
}

const several = [{ value: '', label: 'Several' }];

/** One field for all of the selected devices and boxes, as one step. */
function SharedOfDevices({ paths, nodes }: { readonly paths: readonly string[]; readonly nodes: readonly ExpandedNode[] }) {
  const library = useDesignStore((store) => shelfOf(store.design));
  const set = (field: SharedDeviceField, value: string | null): void => {
    performEdit(setManyDevices, { paths, field, value });
  };
  const isOneKind = nodes.length > 0 && common(nodes.map(({ kind }) => kind)) !== null;
  const part = common(nodes.map((node) => node.part.id));
  const options = isOneKind ? interchangeableParts(nodes[0].part, library).map(({ id, label }) => ({ value: id, label })) : [];
  return (
    <Section title="Of all of them">
      {isOneKind && (
        <SelectField
          label="Part"
          value={part ?? ''}
          options={part === null ? [...several, ...options] : options}
          onChange={(value) => value !== '' && set('part', value)}
        />
      )}
      <TextField label="Label" value="" placeholder="{i} counts the copies" onCommit={(label) => label !== '' && set('label', label)} />
      <Button look="quiet" onClick={() => set('label', null)}>
        Take their labels away
      </Button>
    </Section>
  );
}

/** Kind and figures of all selected cables. Those that a server or a pattern draws are changed there. */
function SharedOfLinks({ links, topology }: { readonly links: readonly ExpandedLink[]; readonly topology: ExpandedTopology }) {
  const design = useDesignStore((store) => store.design);
  const own = new Map(design.topology.links.map((link) => [link.id, link]));
  const mine = links.filter((link) => link.sourceDefinition === null && own.has(link.sourceId));
  const sources = new Set(mine.map(({ sourceId }) => sourceId));
  const reached = topology.links.filter((link) => link.sourceDefinition === null && sources.has(link.sourceId)).length;
  if (mine.length === 0) {
    return (
      <Section title="Of all of them">
        <p className="faint">These links are drawn by servers or patterns, and are changed there.</p>
      </Section>
    );
  }
  const linkIds = mine.map(({ id }) => id);
  const set = (field: SharedLinkField, value: string | number | null): void => {
    performEdit(setManyLinks, { linkIds, field, value });
  };
  const elements = [...sources].map((id) => own.get(id));
  const part = common(mine.map((link) => link.part.id));
  const options = interchangeableParts(mine[0].part, shelfOf(design))
    .filter((candidate) => candidate.family === 'link' && mine.every(({ technology }) => technology === candidate.technology))
    .map(({ id, label }) => ({ value: id, label }));
  return (
    <Section title="Of all of them">
      <SelectField
        label="Part"
        value={part ?? ''}
        options={part === null ? [...several, ...options] : options}
        onChange={(value) => value !== '' && set('part', value)}
      />
      <NumberField
        label="Bandwidth"
        name="bandwidthBytesPerSecond"
        help="Per direction; empty: the part’s own."
        value={common(elements.map((link) => link?.bandwidthBytesPerSecond ?? null))}
        placeholder="of the part"
        min={1}
        onCommit={(value) => set('bandwidthBytesPerSecond', value)}
      />
      <NumberField
        label="Latency"
        name="latencySeconds"
        help="Empty: the part’s own."
        value={common(elements.map((link) => link?.latencySeconds ?? null))}
        placeholder="of the part"
        min={0}
        onCommit={(value) => set('latencySeconds', value)}
      />
      {reached > mine.length && <p className="faint">Written for all {formatCount(reached)} cables that share their description.</p>}
      {mine.length < links.length && (
        <p className="faint">{formatCount(links.length - mine.length)} are drawn by servers or patterns, and stay as they are.</p>
      )}
    </Section>
  );
}
