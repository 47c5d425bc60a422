export { contentSecurityPolicy, securityHeaders } from './content-security-policy.ts';
export { designFileName, designNameOfFile, isDesignFileName, safeFileStem } from './file-name.ts';
export { appOrigin, isAppAddress, mayCallHost, mayNavigate, mayRequest, mayUsePermission } from './navigation.ts';
export { type ServedFile, servedFile } from './served-path.ts';
export {
  allowedHosts,
  isSameSecret,
  judgeAddress,
  judgeSession,
  type RequestFacts,
  sessionCookieName,
  type WebVerdict,
} from './web-request.ts';
