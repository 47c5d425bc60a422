import type { Confidence, FigureSource } from '../design/index.ts';

/** Where figures of the catalogue were read: a name that a reader can look up, and the day. */
const citations = {
  'stas-accelerators': {
    source: 'Bekman, Machine Learning Engineering, compute/accelerator/README.md @744d01e (links each vendor page)',
    date: '2026-08-22',
  },
  'stas-network': {
    source: 'Bekman, Machine Learning Engineering, network/README.md @744d01e (per-direction tables, own measurements)',
    date: '2026-08-22',
  },
  aiconfigurator: { source: 'NVIDIA ai-dynamo/aiconfigurator @095f58a, systems/*.yaml', date: '2026-08-21' },
  'inferencex-specs': { source: 'SemiAnalysis InferenceX-app, packages/app/src/lib/gpu-specs.ts', date: '2026-04-03' },
  'inferencex-tco': {
    source: 'SemiAnalysis InferenceX-app, packages/app/src/lib/constants.ts (all-in kW and cost per GPU)',
    date: '2026-04-03',
  },
  'inference-margins': { source: 'AshitaOrbis/inference-margins, site/engine.js (analyst calculator)', date: '2026-07-15' },
  'rack-price-press': {
    source: 'fetchlogic.net, memory now costs more than the processor in AI chips (GB200 NVL72 about $3.1M, H100 about $25k)',
    date: '2026',
  },
  'morgan-stanley-racks': {
    source: 'Morgan Stanley as reported by faq.com.tw and buysellram.com (GB NVL72 $3.5-4.0M, about $35k per GPU)',
    date: '2026-06',
  },
  'lockwood-b200': { source: "Lockwood, digital garden: B200 (notes from NVIDIA's data sheets)", date: '2026-11-22' },
  'rocm-specs': { source: 'AMD ROCm documentation, accelerator specifications', date: '2026' },
  'huggingface-hardware': { source: 'huggingface.co/hardware/mi300 ($15k list price)', date: '2026' },
  'mlperf-6.1': { source: 'MLPerf Inference v6.1 system description GB200-NVL72 (Crusoe)', date: '2026' },
  'hbm-trendforce': { source: 'TrendForce as reported by cloudnews.tech (HBM4 against HBM3e)', date: '2025' },
  'faraday-nvlink': {
    source: 'fridayswithfaraday.com, NVLink and NVSwitch fabric (NVSwitch 3: 64 ports of 25 GB/s, about 120 W; latency ranges)',
    date: '2026',
  },
  'nvidia-qm97x0': { source: 'NVIDIA QM97X0 user manual, Interfaces (32 OSFP cages, two NDR ports each)', date: '2026-11-22' },
  'nvidia-mcp7y50': { source: 'NVIDIA MCP7Y50 (Quantum-2 2x400G port to four 200G ends), Use Cases', date: '2024-09-25' },
  'nvidia-sn5000': { source: 'NVIDIA SN5000 user manual, Data Interfaces', date: '2026-11-22' },
  techinsights: { source: 'TechInsights, Tomahawk 5 (51.2 Tb/s, 64 x 800G, about 500 W)', date: '2022' },
  'tomahawk-ultra-press': {
    source: 'Broadcom Tomahawk Ultra launch coverage (techzine.eu, ai-stack.us): Tomahawk 5 about 600 ns',
    date: '2025-07',
  },
  'counterpoint-ddr5': { source: 'Counterpoint as reported by techno-news.org: 64 GB RDIMM over $900', date: '2026-02' },
  'cxl-consortium': { source: 'CXL Consortium blog (XConn): 200-500 ns', date: '2025-11' },
  'micron-9650': { source: 'Micron 9650 launch coverage (pcrunner.com): Gen5 peaks at 14 GB/s, 7.68-30.72 TB, 25 W', date: '2026' },
  'dgx-power': { source: 'thedailyscout.com citing docs.nvidia.com: DGX B200 14.3 kW', date: '2026' },
  'nvl72-press': {
    source: 'learnAI data-centre notes: 18 compute and 9 switch trays, 120 kW, about $3M; DGX H100 10.2 kW',
    date: '2024-2026',
  },
  'h200-power-benchmark': { source: 'ALICE GPU Energy Benchmark: H200 SXM 80.3 W idle, 592.8 W under load', date: '2026-06' },
  'morgan-stanley-h100': {
    source: 'Morgan Stanley as reported by thefilibusterblog.com: about $190k for an 8-GPU H100 server',
    date: '2025',
  },
  pcisig: { source: 'PCI-SIG: lanes times transfer rate times encoding', date: '2019-2022' },
  'parts-arithmetic': { source: 'Arithmetic over the parts of this catalogue', date: '2026-11-22' },
  unverified: { source: 'Not found in a source that was read; an engineering estimate', date: '2026-11-22' },
} as const satisfies Readonly<Record<string, { readonly source: string; readonly date: string }>>;

/** A figure's source, by the short name of the citation. */
export function cite(id: keyof typeof citations, confidence: Confidence, note?: string): FigureSource {
  const { source, date } = citations[id];
  return note === undefined ? { source, date, confidence } : { source, date, confidence, note };
}
