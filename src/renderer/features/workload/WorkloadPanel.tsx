import { economicsSchema, setEconomics, setTargets, setWorkload, targetsSchema, workloadSchema } from '../../../design/index.ts';
import { requestClassSchema } from '../../../simulator/index.ts';
import { performEdit } from '../../forms/apply-edit.ts';
import { useDesignStore } from '../../state/index.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { SchemaForm } from '../../ui/SchemaForm.tsx';
import { schemaFields } from '../../ui/schema-fields.ts';
import { TracePicker } from './TracePicker.tsx';
import './workload.css';

const classFields = schemaFields(requestClassSchema, ['id', 'arrivals', 'inputTokens', 'outputTokens', 'prefix']);
const runFields = schemaFields(workloadSchema, ['requestCount', 'seed', 'warmupFraction']);
const targetFields = schemaFields(targetsSchema);
const economicsFields = schemaFields(economicsSchema);

type RequestClass = ReturnType<typeof useDesignStore.getState>['design']['workload']['classes'][number];

function setClasses(classes: readonly RequestClass[]): void {
  performEdit(setWorkload, { changes: { classes: [...classes] } });
}

function addClass(classes: readonly RequestClass[]): void {
  let id = 'class-2';
  for (let number = 3; classes.some((requestClass) => requestClass.id === id); number += 1) id = `class-${number}`;
  setClasses([...classes, { ...classes[classes.length - 1], id }]);
}

/** What comes in, how much of it, what is promised, and what money costs. */
export function WorkloadPanel() {
  const design = useDesignStore((store) => store.design);
  const { workload } = design;
  const isTrace = workload.traceFile !== undefined;
  return (
    <div className="workload" data-testid="workload">
      <section className="column" aria-label="Run">
        <h3>Run</h3>
        <SchemaForm
          fields={runFields}
          value={workload}
          onChange={(value, name) => performEdit(setWorkload, { changes: { [name]: value[name] } })}
        />
        <TracePicker traceFile={workload.traceFile ?? null} />
      </section>
      {workload.classes.map((requestClass, index) => (
        <section
          key={requestClass.id}
          className={`column ${isTrace ? 'column-unused' : ''}`}
          aria-label={`Request class ${requestClass.id}`}
        >
          <h3>
            Request class
            <span className="spacer" />
            {workload.classes.length > 1 && (
              <IconButton
                icon="trash"
                label={`Remove class ${requestClass.id}`}
                onClick={() => setClasses(workload.classes.toSpliced(index, 1))}
              />
            )}
          </h3>
          <SchemaForm
            fields={classFields}
            value={requestClass}
            onChange={(value) => setClasses(workload.classes.with(index, value as RequestClass))}
          />
          {isTrace && <p className="faint">A trace takes the place of the classes in a simulation; the estimate still uses them.</p>}
          {index === workload.classes.length - 1 && (
            <Button icon="plus" look="quiet" onClick={() => addClass(workload.classes)}>
              Add a class
            </Button>
          )}
        </section>
      ))}
      <section className="column" aria-label="Targets">
        <h3>Targets</h3>
        <SchemaForm
          fields={targetFields}
          value={design.targets}
          onChange={(value, name) => performEdit(setTargets, { changes: { [name]: value[name] } })}
        />
      </section>
      <section className="column" aria-label="Economics">
        <h3>Economics</h3>
        <SchemaForm
          fields={economicsFields}
          value={design.economics}
          onChange={(value, name) => performEdit(setEconomics, { changes: { [name]: value[name] } })}
        />
      </section>
    </div>
  );
}
