import type { Diagnostic } from '../../../base/diagnostic.ts';
import { useDerivedStore, useRunStore, useSessionStore } from '../../state/index.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Icon } from '../../ui/Icon.tsx';
import './problems.css';

const order: Readonly<Record<Diagnostic['severity'], number>> = { error: 0, warning: 1, info: 2 };
const words: Readonly<Record<Diagnostic['severity'], string>> = { error: 'Error', warning: 'Warning', info: 'Note' };

/** Where a problem can be mended, when it lies in nothing that is drawn. */
function tabOf(problem: Diagnostic): 'deployment' | 'workload' | null {
  if (problem.path[0] === 'deployment') return 'deployment';
  return problem.path[0] === 'workload' || problem.path[0] === 'targets' ? 'workload' : null;
}

function open(problem: Diagnostic): void {
  const session = useSessionStore.getState();
  const subjects = problem.subjects ?? [];
  if (subjects.length > 0) {
    session.select(subjects);
    session.flyTo(...subjects);
    return;
  }
  const tab = tabOf(problem);
  if (tab) session.setDockTab(tab);
  else session.announce('This problem lies in the document as a whole.');
}

/** What is wrong with the design, worst first. A row selects what it is about and shows it. */
export function ProblemsPanel() {
  const derived = useDerivedStore((store) => store.diagnostics);
  const ofRun = useRunStore((store) => store.diagnostics);
  const problems = [...derived, ...ofRun].sort((a, b) => order[a.severity] - order[b.severity]);
  if (problems.length === 0) {
    return (
      <EmptyState icon="check" title="No problems">
        Checks of the drawing, the deployment and the memory fit run after each edit; what they find is listed here.
      </EmptyState>
    );
  }
  return (
    <ul className="problems" aria-label="Problems">
      {problems.map((problem) => (
        <li key={`${problem.code} ${problem.path.join('/')} ${problem.message}`}>
          <button type="button" onClick={() => open(problem)} className={`problem problem-${problem.severity}`}>
            <Icon name={problem.severity} />
            <span className="visually-hidden">{words[problem.severity]}: </span>
            <span className="problem-text">
              <b>{problem.message}</b>
              <span>{problem.remedy}</span>
            </span>
            <span className="problem-place mono">{problem.subjects?.[0] ?? problem.path.join('.')}</span>
            <span className="problem-code mono">{problem.code}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
