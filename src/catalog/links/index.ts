import { cxl2X16 } from './cxl2-x16.ts';
import { ddr5Bus } from './ddr5-bus.ts';
import { ethernet400g } from './ethernet-400g.ts';
import { ethernet800g } from './ethernet-800g.ts';
import { infinibandNdr } from './infiniband-ndr.ts';
import { infinibandNdr200 } from './infiniband-ndr200.ts';
import { lpddr5xBus } from './lpddr5x-bus.ts';
import { nvlinkC2c } from './nvlink-c2c.ts';
import { nvlink4 } from './nvlink4.ts';
import { nvlink5 } from './nvlink5.ts';
import { pcie5X4 } from './pcie5-x4.ts';
import { pcie5X16 } from './pcie5-x16.ts';
import { pcie6X16 } from './pcie6-x16.ts';
import { upi2 } from './upi2.ts';
import { xgmiMi300 } from './xgmi-mi300.ts';
import { xgmi3Socket } from './xgmi3-socket.ts';

/** Link technologies on the shelf. */
export const links = [
  nvlink4,
  nvlink5,
  xgmiMi300,
  nvlinkC2c,
  pcie5X16,
  pcie6X16,
  pcie5X4,
  cxl2X16,
  upi2,
  xgmi3Socket,
  ddr5Bus,
  lpddr5xBus,
  infinibandNdr,
  infinibandNdr200,
  ethernet400g,
  ethernet800g,
] as const;
