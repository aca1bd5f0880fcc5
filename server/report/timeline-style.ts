/** The look of the timeline's page. Colours come in pairs for light and dark; states are told by words and marks as well. */
export const TIMELINE_STYLE = `:root {
  --paper: #fff; --text: #1d2126; --dim: #5c6670; --line: #d8dde2; --soft: #f3f5f7;
  --done: #1a6b36; --late: #b3261e; --soon: #8a5300; --open: #0b5cad;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #16191d; --text: #e6e9ec; --dim: #a3adb7; --line: #353c44; --soft: #20252b;
    --done: #7fd49b; --late: #ff9c93; --soon: #f2bd6b; --open: #8cc2ff;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0 auto; padding: 1.5rem; max-width: 60rem; background: var(--paper); color: var(--text);
  font: 15px/1.6 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif;
}
h1 { font-size: 1.5rem; margin: 0; }
h2 { font-size: 1.1rem; margin: 1.6rem 0 .4rem; }
p { margin: .3rem 0; color: var(--dim); }
small { color: var(--dim); font-weight: normal; }
code { font-size: .85em; }
.steps { display: flex; flex-wrap: wrap; gap: .4rem; list-style: none; margin: 1rem 0; padding: 0; }
.steps li { flex: 1 1 8rem; padding: .4rem .6rem; background: var(--soft); border-top: 3px solid var(--line); }
.steps small { display: block; }
.steps .done { border-color: var(--done); }
.steps .current { border-color: var(--open); outline: 1px solid var(--open); }
table { width: 100%; border-collapse: collapse; }
td { padding: .35rem .5rem; border-bottom: 1px solid var(--line); vertical-align: top; overflow-wrap: anywhere; }
td.state, td.day, td.code { white-space: nowrap; width: 1%; }
td.day { font-variant-numeric: tabular-nums; }
td.code { color: var(--dim); }
tr.done .state { color: var(--done); }
tr.late .state { color: var(--late); font-weight: 600; }
tr.due-soon .state { color: var(--soon); }
tr.open-window .state { color: var(--open); }
tr.ahead .state, tr.unknown .state { color: var(--dim); }
article + article { margin-top: 3rem; border-top: 2px solid var(--line); padding-top: 1.5rem; }
@page { size: A4; margin: 16mm; }
@media print {
  :root {
    --paper: #fff; --text: #000; --dim: #444; --line: #bbb; --soft: #fff;
    --done: #1a6b36; --late: #b3261e; --soon: #8a5300; --open: #0b5cad;
  }
  body { max-width: none; padding: 0; font-size: 10pt; }
  tr { break-inside: avoid; }
  h2 { break-after: avoid; }
  article + article { break-before: page; border: 0; }
}
`;
