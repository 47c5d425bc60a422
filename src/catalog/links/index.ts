import { cxl2X16 } from './cxl2-x16.ts';
import { cxl3X16 } from './cxl3-x16.ts';
import { cxl4X16 } from './cxl4-x16.ts';
import { ddr5Bus } from './ddr5-bus.ts';
import { ethernet100g } from './ethernet-100g.ts';
import { ethernet200g } from './ethernet-200g.ts';
import { ethernet400g } from './ethernet-400g.ts';
import { ethernet800g } from './ethernet-800g.ts';
import { ethernet1600g } from './ethernet-1600g.ts';
import { gaudi3Roce } from './gaudi3-roce.ts';
import { groq3C2c } from './groq3-c2c.ts';
import { hbfBus } from './hbf-bus.ts';
import { hccs910b } from './hccs-910b.ts';
import { iciV4 } from './ici-v4.ts';
import { iciV5e } from './ici-v5e.ts';
import { iciV5p } from './ici-v5p.ts';
import { iciV6e } from './ici-v6e.ts';
import { iciV7 } from './ici-v7.ts';
import { infinibandHdr } from './infiniband-hdr.ts';
import { infinibandNdr } from './infiniband-ndr.ts';
import { infinibandNdr200 } from './infiniband-ndr200.ts';
import { infinibandXdr } from './infiniband-xdr.ts';
import { lpddr5xBus } from './lpddr5x-bus.ts';
import { lpddr5xPackageBus } from './lpddr5x-package-bus.ts';
import { lpddr5xVeraBus } from './lpddr5x-vera-bus.ts';
import { maia200Ethernet } from './maia200-ethernet.ts';
import { mrdimmBus } from './mrdimm-bus.ts';
import { mtiaBackplane } from './mtia-backplane.ts';
import { neuronlink2 } from './neuronlink2.ts';
import { neuronlink3 } from './neuronlink3.ts';
import { neuronlink3Ring } from './neuronlink3-ring.ts';
import { neuronlink4 } from './neuronlink4.ts';
import { nvHbi } from './nv-hbi.ts';
import { nvlinkC2c } from './nvlink-c2c.ts';
import { nvlinkC2cVera } from './nvlink-c2c-vera.ts';
import { nvlink3 } from './nvlink3.ts';
import { nvlink4 } from './nvlink4.ts';
import { nvlink5 } from './nvlink5.ts';
import { nvlink6 } from './nvlink6.ts';
import { nvlink7 } from './nvlink7.ts';
import { pcie3X16 } from './pcie3-x16.ts';
import { pcie4X4 } from './pcie4-x4.ts';
import { pcie4X16 } from './pcie4-x16.ts';
import { pcie5X4 } from './pcie5-x4.ts';
import { pcie5X8 } from './pcie5-x8.ts';
import { pcie5X16 } from './pcie5-x16.ts';
import { pcie6X4 } from './pcie6-x4.ts';
import { pcie6X16 } from './pcie6-x16.ts';
import { pcie7X16 } from './pcie7-x16.ts';
import { sue800g } from './sue-800g.ts';
import { ualink200g } from './ualink-200g.ts';
import { ub910c } from './ub-910c.ts';
import { ub910cUplink } from './ub-910c-uplink.ts';
import { ub950dt } from './ub-950dt.ts';
import { ub950dtCabinet } from './ub-950dt-cabinet.ts';
import { upi2 } from './upi2.ts';
import { xgmiMi250 } from './xgmi-mi250.ts';
import { xgmiMi300 } from './xgmi-mi300.ts';
import { xgmiMi355 } from './xgmi-mi355.ts';
import { xgmi3Socket } from './xgmi3-socket.ts';

/** Link technologies on the shelf: scale-up, host, memory buses, scale-out. */
export const links = [
  nvlink3,
  nvlink4,
  nvlink5,
  nvlink6,
  nvlink7,
  nvlinkC2c,
  nvlinkC2cVera,
  nvHbi,
  xgmiMi250,
  xgmiMi300,
  xgmiMi355,
  ualink200g,
  sue800g,
  iciV4,
  iciV5e,
  iciV5p,
  iciV6e,
  iciV7,
  neuronlink2,
  neuronlink3,
  neuronlink3Ring,
  neuronlink4,
  ub910c,
  ub910cUplink,
  ub950dt,
  ub950dtCabinet,
  hccs910b,
  gaudi3Roce,
  maia200Ethernet,
  mtiaBackplane,
  groq3C2c,
  pcie3X16,
  pcie4X4,
  pcie4X16,
  pcie5X4,
  pcie5X8,
  pcie5X16,
  pcie6X4,
  pcie6X16,
  pcie7X16,
  cxl2X16,
  cxl3X16,
  cxl4X16,
  upi2,
  xgmi3Socket,
  ddr5Bus,
  mrdimmBus,
  lpddr5xBus,
  lpddr5xVeraBus,
  lpddr5xPackageBus,
  hbfBus,
  infinibandHdr,
  infinibandNdr200,
  infinibandNdr,
  infinibandXdr,
  ethernet100g,
  ethernet200g,
  ethernet400g,
  ethernet800g,
  ethernet1600g,
] as const;
