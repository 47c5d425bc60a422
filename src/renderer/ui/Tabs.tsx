import type { KeyboardEvent } from 'react';

interface TabsProps<Id extends string> {
  readonly label: string;
  readonly tabs: readonly { readonly id: Id; readonly label: string; readonly count?: string; readonly tone?: 'error' | 'warning' }[];
  readonly selected: Id;
  /** `<prefix>-tab-<id>` and `<prefix>-panel-<id>` are the DOM ids. */
  readonly idPrefix: string;
  onSelect(id: Id): void;
}

/** A row of tabs: one tab stop, arrow keys, Home and End. */
export function Tabs<Id extends string>({ label, tabs, selected, idPrefix, onSelect }: TabsProps<Id>) {
  function move(event: KeyboardEvent<HTMLDivElement>): void {
    const index = tabs.findIndex((tab) => tab.id === selected);
    const targets: Readonly<Record<string, number>> = { ArrowRight: index + 1, ArrowLeft: index - 1, Home: 0, End: tabs.length - 1 };
    const target = targets[event.key];
    if (target === undefined) return;
    event.preventDefault();
    const next = tabs[(target + tabs.length) % tabs.length];
    onSelect(next.id);
    document.getElementById(`${idPrefix}-tab-${next.id}`)?.focus();
  }
  return (
    <div className="tabs" role="tablist" aria-label={label} onKeyDown={move}>
      {tabs.map((tab) => (
        <button
          key={tab.id}
          type="button"
          role="tab"
          id={`${idPrefix}-tab-${tab.id}`}
          aria-controls={`${idPrefix}-panel-${tab.id}`}
          aria-selected={tab.id === selected}
          tabIndex={tab.id === selected ? 0 : -1}
          onClick={() => onSelect(tab.id)}
        >
          {tab.label}
          {tab.count !== undefined && <span className={`tab-count ${tab.tone ? `tab-count-${tab.tone}` : ''}`}>{tab.count}</span>}
        </button>
      ))}
    </div>
  );
}
