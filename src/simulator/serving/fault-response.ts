import type { CollectivePlan } from '../collectives/index.ts';
import { FaultSchedule, type FlowClass, type FlowNetwork, looksAtTraffic, Router } from '../network/index.ts';
import { type KvPlace, kvFlowClass, type ServingSystem } from './serving-system.ts';

/** What links do that fail, slow down or come back during a run, and what traffic does about it. */
export class FaultResponse {
  private readonly system: ServingSystem;
  private readonly network: FlowNetwork;
  private readonly schedule: FaultSchedule;
  /** Routes by the links that are down: a repair leads back to the very same ones. */
  private readonly routers = new Map<string, Router>();
  private router: Router;
  /** Of KV transfers: the same, but where the policy looks at the traffic of the moment. */
  private kvRouter: Router;
  private down = '';

  constructor(system: ServingSystem, network: FlowNetwork) {
    this.system = system;
    this.network = network;
    this.router = system.router;
    this.kvRouter = this.kvRouterOf(system.router, () => true);
    this.routers.set('', system.router);
    this.schedule = new FaultSchedule(system.input.faults ?? [], system.input.network.linkFrom.length);
  }

  /** Instant of the next change; Infinity if none comes. */
  get nextSeconds(): number {
    return this.schedule.nextSeconds;
  }

  /** The links of a transfer hang on the traffic as it starts: they are asked for anew each time. */
  get isLoadAware(): boolean {
    return this.kvRouter.isLoadAware;
  }

  /** Lets all changes up to an instant happen on the links. @returns true if other links than before are down */
  happen(atSeconds: number): boolean {
    const { input } = this.system;
    for (const link of this.schedule.advanceTo(atSeconds)) {
      this.network.setCapacity(link, input.network.linkBandwidthBytesPerSecond[link] * this.schedule.rateFraction[link]);
    }
    const downLinks = this.downLinks();
    const down = downLinks.join(' ');
    if (down === this.down) return false;
    this.down = down;
    const known = this.routers.get(down);
    const isDown = new Set(downLinks);
    const isLinkUsed = (link: number): boolean => !isDown.has(link);
    this.router = known ?? new Router(input.network, { ...input.routing, seed: input.seed, isLinkUsed });
    this.routers.set(down, this.router);
    this.kvRouter = this.kvRouterOf(this.router, isLinkUsed);
    return true;
  }

  /** Links of a KV transfer now. Where nothing that is up joins the two, its way when all was up: it waits there. */
  kvFlowClass(from: KvPlace, to: KvPlace): FlowClass {
    return kvFlowClass({ ...this.system, router: this.kvRouter }, from, to) ?? usual(kvFlowClass(this.system, from, to));
  }

  /** Plan of the c-th collective of a replica now; null while nothing that is up joins its ranks. */
  plan(pool: number, replica: number, c: number): CollectivePlan | null {
    const { plan } = this.system.stepModels[pool][replica].collectives[c];
    const isWhole = plan.flowClass.links.every((link) => this.schedule.rateFraction[link] > 0);
    if (isWhole) return plan;
    return this.system.replan?.(this.router, pool, replica, c) ?? null;
  }

  private kvRouterOf(router: Router, isLinkUsed: (link: number) => boolean): Router {
    const { input } = this.system;
    if (!looksAtTraffic(input.routing)) return router;
    return new Router(input.network, { ...input.routing, seed: input.seed, isLinkUsed, linkRate: (link) => this.network.linkRate(link) });
  }

  private downLinks(): number[] {
    const links: number[] = [];
    this.schedule.rateFraction.forEach((fraction, link) => {
      if (fraction === 0) links.push(link);
    });
    return links;
  }
}

function usual(flowClass: FlowClass | null): FlowClass {
  if (flowClass === null) throw new Error('the compiler has refused a design whose pools no path joins');
  return flowClass;
}
