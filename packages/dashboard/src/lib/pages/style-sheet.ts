// SPDX-License-Identifier: Apache-2.0

/** The one style sheet. Segments keep their colour everywhere; red is harm, amber needs a look. */
export const styleSheet = `
:root{
  --bg:#f6f7f9;--panel:#fff;--line:#e3e6eb;--ink:#161a21;--ink2:#4d5765;--ink3:#646e7b;--accent:#2f5fde;
  --warn:#8f5a00;--bad:#c2293a;
  --transcription:#2a9d8f;--endpointing:#e9b44c;--hook:#a3acb9;--llm:#7c5cd6;--generation:#b3a0ea;--tool:#d9772b;--aggregate:#d86aa6;
  --tts:#3f8efc;--playback:#58b368;--residual:#aab2be;
  --mono:ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;
}
@media (prefers-color-scheme:dark){:root{
  --bg:#0f1217;--panel:#171b22;--line:#272d37;--ink:#e9edf3;--ink2:#aab4c2;--ink3:#8f99a8;--accent:#7ea2ff;
  --warn:#e3b04b;--bad:#ff7a86;--residual:#5d6775;--hook:#6b7583;
}}
*{box-sizing:border-box}
body{margin:0;background:var(--bg);color:var(--ink);font:14px/1.45 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;font-variant-numeric:tabular-nums}
a{color:var(--accent);text-decoration:none}
a:hover{text-decoration:underline}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px;border-radius:3px}
code{font:12px var(--mono)}
.top{background:var(--panel);border-bottom:1px solid var(--line);padding:12px 28px}
.brand{color:var(--ink);font-weight:650;font-size:15px;letter-spacing:-.01em}
main{padding:22px 28px 60px;max-width:1440px;margin:0 auto}
h1{font-size:21px;letter-spacing:-.015em;margin:0 0 4px;font-weight:640}
h2{font-size:14px;margin:0;font-weight:600}
.crumb{color:var(--ink3);font-size:13px;margin:0 0 6px}
.sub{color:var(--ink2);display:flex;gap:4px 14px;flex-wrap:wrap;align-items:center;font-size:13px;margin:0 0 18px}
.sub code{overflow-wrap:anywhere}
p.sub:not(:has(span)){display:block}
.quiet,.n{color:var(--ink3)}
.bad{color:var(--bad)}
.r{text-align:right}
.panel{background:var(--panel);border:1px solid var(--line);border-radius:10px;margin:0 0 18px}
.panel>header{display:flex;justify-content:space-between;align-items:center;gap:8px 24px;flex-wrap:wrap;padding:12px 16px;border-bottom:1px solid var(--line)}
.empty{padding:28px 16px;text-align:center;margin:0}
.empty p{margin:0 0 4px}
.tag{font-size:11px;line-height:16px;border:1px solid var(--line);border-radius:20px;padding:0 8px;color:var(--ink2);white-space:nowrap;display:inline-block}
.tag.live{color:var(--accent);border-color:color-mix(in srgb,var(--accent) 40%,transparent)}
.tag.warn{color:var(--warn);border-color:color-mix(in srgb,var(--warn) 40%,transparent)}
.tag.bad{color:var(--bad);border-color:color-mix(in srgb,var(--bad) 40%,transparent)}
.malformed{color:var(--warn);font-size:13px;margin:0 0 18px}
.malformed ul{margin:6px 0 0;padding-left:18px;color:var(--ink2);overflow-wrap:anywhere}
summary{cursor:pointer}
table{border-collapse:collapse;width:100%}
th{font-weight:500;color:var(--ink3);text-align:left;font-size:12px;white-space:nowrap}
th.r{text-align:right}
.list th{padding:8px 16px}
.list td{padding:8px 16px;border-top:1px solid var(--line);white-space:nowrap}
.list tbody tr:hover{background:color-mix(in srgb,var(--accent) 4%,transparent)}
.list small{display:block;color:var(--ink3)}
.cards{display:grid;grid-template-columns:repeat(6,minmax(0,1fr));gap:1px;background:var(--line);border:1px solid var(--line);border-radius:10px;overflow:hidden;margin:0 0 18px}
.cards div{background:var(--panel);padding:12px 14px}
.cards span{color:var(--ink3);font-size:12px}
.cards b{display:block;font-size:20px;font-weight:620;letter-spacing:-.02em;margin-top:2px}
.cards i{font-style:normal;color:var(--ink2);font-size:12px}
.legend{display:flex;gap:4px 14px;flex-wrap:wrap;color:var(--ink2);font-size:12px;list-style:none;margin:0;padding:0}
.swatch{margin-right:5px}
.turn{border-bottom:1px solid var(--line)}
.turn:last-of-type{border-bottom:0}
.turn>summary,.turn.head{display:grid;grid-template-columns:36px minmax(160px,1fr) minmax(260px,2fr) 72px 84px;gap:14px;align-items:center;padding:8px 16px;min-height:44px;list-style:none}
.turn>summary::-webkit-details-marker{display:none}
.turn>summary:hover{background:color-mix(in srgb,var(--accent) 4%,transparent)}
.turn.head{color:var(--ink3);font-size:12px;min-height:0}
.turn .n::before{content:"";display:inline-block;width:0;height:0;margin-right:8px;border:4px solid transparent;border-left-color:var(--ink3);border-right-width:0}
.turn[open] .n::before{transform:rotate(90deg)}
.scale{display:flex;justify-content:space-between}
.say{overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.say small{display:block;color:var(--ink3);overflow:hidden;text-overflow:ellipsis}
.say small:empty{display:none}
.num{text-align:right;white-space:nowrap}
.bar{display:block;width:100%;shape-rendering:crispEdges}
.tick{stroke:var(--line)}
.transcription{fill:var(--transcription)}.endpointing{fill:var(--endpointing)}.hook{fill:var(--hook)}.llm{fill:var(--llm)}.generation{fill:var(--generation)}.retry{fill:var(--bad)}
.tool{fill:var(--tool)}.aggregate{fill:var(--aggregate)}.tts{fill:var(--tts)}.playback{fill:var(--playback)}.other{fill:var(--ink3)}
.residual{fill:url(#hatch);stroke:var(--residual)}
.hatch-line{fill:var(--residual)}
.definitions{position:absolute}
.detail{padding:4px 16px 14px 66px}
.scroll{overflow-x:auto}
.calls{font-size:12.5px}
.calls th{padding:4px 12px 4px 0}
.calls td{padding:5px 12px 5px 0;border-top:1px solid var(--line);white-space:nowrap}
.facts{display:flex;flex-wrap:wrap;gap:4px 26px;font-size:12.5px;margin:12px 0 0}
.facts div{display:flex;gap:8px;align-items:baseline;max-width:100%}
.facts dt{color:var(--ink3);white-space:nowrap}
.facts dd{margin:0;font:12px/18px var(--mono);overflow-wrap:break-word;min-width:0}
@media (max-width:860px){
  .top{padding:12px 14px}
  main{padding:14px 14px 40px}
  .cards{grid-template-columns:repeat(2,minmax(0,1fr))}
  .turn.head{display:block;padding-block:8px}
  .turn.head>:not(.scale){display:none}
  .turn>summary{grid-template-columns:28px 1fr auto;gap:4px 10px}
  .turn .bar{grid-column:1/-1;grid-row:2}
  .turn .cost{display:none}
  .detail{padding-left:16px}
  .list thead{display:none}
  .list tr{display:grid;grid-template-columns:1fr 1fr 1fr;gap:6px 12px;padding:12px 14px;border-top:1px solid var(--line)}
  .list tbody tr:first-child{border-top:0}
  .list td{border:0;padding:0;text-align:left;white-space:normal}
  .list td:first-child{grid-column:1/-1;margin-bottom:4px}
  .list td:first-child small{overflow-wrap:anywhere}
  .list td[data-name]::before{content:attr(data-name);display:block;color:var(--ink3);font-size:12px}
}
`;
