import { useId, useState } from 'react';
import { fieldLabel } from '../../../base/field-units.ts';
import { formatCount, formatRate, formatUsd, formatWatts } from '../../../base/format.ts';
import { economicsSchema, resolveModel, setEconomics, setName, setNotes, setTargets, targetsSchema } from '../../../design/index.ts';
import { performEdit } from '../../forms/apply-edit.ts';
import { ModelChoice } from '../../forms/ModelChoice.tsx';
import { modelFacts } from '../../forms/model-facts.ts';
import { libraryOf, useDerivedStore, useDesignStore, useSessionStore } from '../../state/index.ts';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/Field.tsx';
import { SchemaForm } from '../../ui/SchemaForm.tsx';
import { schemaFields } from '../../ui/schema-fields.ts';
import { Facts, Section } from './Section.tsx';
import { SubjectHeader } from './SubjectHeader.tsx';

const targetFields = schemaFields(targetsSchema);
const economicsFields = schemaFields(economicsSchema);

/** The document itself: model, targets, money, what it all costs. Shown when nothing is selected. */
export function DocumentInspector() {
  const design = useDesignStore((store) => store.design);
  const model = resolveModel(design, libraryOf(design), design.deployment.model);
  return (
    <>
      <SubjectHeader
        icon="document"
        title={design.name || 'Untitled'}
        subtitle={`Design · catalogue ${design.catalogVersion || 'not named'}`}
      />
      <Section title="Design">
        <TextField label="Name" value={design.name} onCommit={(name) => performEdit(setName, { name })} />
        <Notes notes={design.notes ?? ''} />
      </Section>
      <Section title="Model">
        <ModelChoice />
        {model && <Facts rows={modelFacts(model)} />}
      </Section>
      <Section title="Workload" aside={`${formatCount(design.workload.requestCount)} requests`}>
        <Facts
          rows={design.workload.classes.map((requestClass) => [
            requestClass.id,
            <span key={requestClass.id}>
              {requestClass.arrivals.kind === 'closed-loop'
                ? `${formatCount(requestClass.arrivals.concurrencyCount)} at a time`
                : formatRate(requestClass.arrivals.ratePerSecond, 'req')}{' '}
              {fieldLabel(requestClass.arrivals.kind)}
            </span>,
          ])}
        />
        <Button look="quiet" onClick={() => useSessionStore.getState().setDockTab('workload')}>
          Edit the workload
        </Button>
      </Section>
      <Section title="Targets">
        <SchemaForm
          fields={targetFields}
          value={design.targets}
          onChange={(value, name) => performEdit(setTargets, { changes: { [name]: value[name] } })}
        />
      </Section>
      <Section title="Economics">
        <SchemaForm
          fields={economicsFields}
          value={design.economics}
          onChange={(value, name) => performEdit(setEconomics, { changes: { [name]: value[name] } })}
        />
      </Section>
      <BillSection />
    </>
  );
}

function Notes({ notes }: { readonly notes: string }) {
  const id = useId();
  const [draft, setDraft] = useState<string | null>(null);
  return (
    <>
      <label className="visually-hidden" htmlFor={id}>
        Notes
      </label>
      <textarea
        id={id}
        className="notes"
        placeholder="Notes: what this design is for"
        value={draft ?? notes}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={(event) => {
          setDraft(null);
          if (event.target.value !== notes) performEdit(setNotes, { notes: event.target.value });
        }}
      />
    </>
  );
}

const shownLines = 8;

/** The dearest lines of the bill of materials. */
function BillSection() {
  const bill = useDerivedStore((store) => store.bill);
  if (!bill || bill.lines.length === 0) return null;
  return (
    <Section title="Bill of materials" aside={`${bill.isLowerBound ? 'at least ' : ''}${formatUsd(bill.capexUsd)}`}>
      <table className="class-table">
        <thead>
          <tr>
            <th scope="col">Part</th>
            <th scope="col">Count</th>
            <th scope="col">Price</th>
          </tr>
        </thead>
        <tbody>
          {bill.lines.slice(0, shownLines).map((line) => (
            <tr key={`${line.family} ${line.id}`}>
              <th scope="row" title={line.label} className="bill-label">
                {line.label}
              </th>
              <td>{formatCount(line.count)}</td>
              <td>{line.unpricedCount > 0 ? 'unknown' : formatUsd(line.totalPriceUsd)}</td>
            </tr>
          ))}
          {bill.lines.length > shownLines && (
            <tr>
              <th scope="row">{bill.lines.length - shownLines} more</th>
              <td />
              <td>{formatUsd(bill.lines.slice(shownLines).reduce((sum, line) => sum + line.totalPriceUsd, 0))}</td>
            </tr>
          )}
        </tbody>
      </table>
      <p className="faint">{formatWatts(bill.fullPowerWatts)} at full load, without PUE</p>
    </Section>
  );
}
