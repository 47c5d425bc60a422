export { designPathsOf } from './command-line-files.ts';
export { dataFolder } from './data-folder.ts';
export { type Documents, type FileOperations, nodeFileOperations, systemErrorCode, writeFileAtomically } from './files/index.ts';
export { appVersion, createHost, type Host, type HostOptions, type HostSession } from './host.ts';
export {
  allowedHosts,
  appOrigin,
  designFileName,
  isAppAddress,
  isSameSecret,
  judgeAddress,
  judgeSession,
  mayCallHost,
  mayNavigate,
  mayRequest,
  mayUsePermission,
  type RequestFacts,
  securityHeaders,
  sessionCookieName,
} from './policy/index.ts';
export { listPresets, type Preset } from './presets.ts';
export { type RendererFile, rendererFile } from './renderer-files.ts';
export {
  type CheckedDesign,
  checkDesign,
  type DesignJob,
  estimateDesign,
  type JobOutcome,
  type RunDetails,
  type RunIdentity,
  type RunWorker,
  simulateDesign,
  traceFileOf,
  writeRunFolder,
} from './runs/index.ts';
export { StudyCancelled, studyBase, type ThreadExecutor, threadExecutor } from './studies/index.ts';
export { type UnsavedChoice, UnsavedGuard } from './unsaved-guard.ts';
export { keepWindowState, readWindowState, type WindowState } from './window-state.ts';
