import type { Definition } from '../../design/index.ts';

/** Switch tray of the Blackwell racks, nine to a rack. */
export const nvl72SwitchTray: Definition = {
  label: 'NVLink switch tray',
  kind: 'tray',
  components: [{ id: 'nvswitch', part: 'nvswitch4', count: 2 }],
  links: [],
  ports: {},
  overheadPowerWatts: 1800,
  notes: 'Two NVSwitch ASICs; their power is in the tray.',
};
