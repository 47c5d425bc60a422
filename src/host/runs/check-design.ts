import { type Diagnostic, hasErrors } from '../../base/diagnostic.ts';
import { catalog } from '../../catalog/index.ts';
import { type CompiledDesign, type CompileOptions, compileDesign } from '../../compiler/index.ts';
import { type Design, parseDesign, validateDesign } from '../../design/index.ts';

/** A design as far as it could be understood, and everything there is to say about it. */
export interface CheckedDesign {
  /** null: the text is not a design. */
  readonly design: Design | null;
  /** null: an error stands in the way. */
  readonly compiled: CompiledDesign | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** Validation and compilation both expand the drawing, and say the same of it. */
function distinct(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return [
    ...new Map(
      diagnostics.map((diagnostic) => [JSON.stringify([diagnostic.code, diagnostic.path, diagnostic.message]), diagnostic]),
    ).values(),
  ];
}

/** Text → design → checks → what the engines read. Each step runs only if the one before it found no error. Never throws. */
export function checkDesign(text: string, options: CompileOptions = {}): CheckedDesign {
  const { design, diagnostics: parseDiagnostics } = parseDesign(text);
  if (design === null || hasErrors(parseDiagnostics)) return { design, compiled: null, diagnostics: parseDiagnostics };
  const ruleDiagnostics = [...parseDiagnostics, ...validateDesign(design, catalog)];
  if (hasErrors(ruleDiagnostics)) return { design, compiled: null, diagnostics: distinct(ruleDiagnostics) };
  const compiled = compileDesign(design, catalog, options);
  const diagnostics = distinct([...ruleDiagnostics, ...compiled.diagnostics]);
  return { design, compiled: compiled.input === null ? null : compiled, diagnostics };
}
