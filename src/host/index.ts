export { dataFolder } from './data-folder.ts';
export { type FileOperations, nodeFileOperations, systemErrorCode, writeFileAtomically } from './files/index.ts';
export { appVersion, createHost, type Host, type HostOptions } from './host.ts';
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
  type ServedFile,
  securityHeaders,
  servedFile,
  sessionCookieName,
} from './policy/index.ts';
export { listPresets, type Preset } from './presets.ts';
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
  writeRunFolder,
} from './runs/index.ts';
export { keepWindowState, readWindowState, type WindowState } from './window-state.ts';
