#include "page.h"

namespace strateg::html {

std::string_view style() {
    return R"css(
:root{color-scheme:light dark;--paper:#fdfcf9;--ink:#1f2328;--quiet:#59616b;--line:#d9d5ca;--accent:#0b4a8f;--tint:#f2efe7;--note:#0b4a8f;--warning:#8a4b00;--tip:#1d6b3a}
@media (prefers-color-scheme:dark){:root{--paper:#16181b;--ink:#e6e3dc;--quiet:#a2a8b0;--line:#3a3f46;--accent:#8fbcf2;--tint:#1f2328;--note:#8fbcf2;--warning:#f0b45e;--tip:#7fcf9a}}
*{box-sizing:border-box}
html{font-size:112.5%;-webkit-text-size-adjust:100%;scroll-behavior:smooth}
@media (prefers-reduced-motion:reduce){html{scroll-behavior:auto}}
body{margin:0;background:var(--paper);color:var(--ink);font-family:Vollkorn,"Source Serif 4","Source Serif Pro",Charter,"Bitstream Charter",Cambria,Georgia,serif;line-height:1.55;font-variant-numeric:lining-nums;text-rendering:optimizeLegibility}
.skip{position:absolute;left:1rem;top:-6rem;padding:.5rem 1rem;background:var(--accent);color:var(--paper);z-index:2}
.skip:focus{top:1rem}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
a{color:var(--accent);text-decoration-thickness:.06em;text-underline-offset:.15em}
.languages{display:flex;justify-content:flex-end;padding:.75rem 1.25rem;font-size:.85rem}
.languages ul{display:flex;flex-wrap:wrap;gap:.35rem 1.1rem;list-style:none;margin:0;padding:0}
.languages [aria-current]{font-weight:700;text-decoration:none;color:var(--ink)}
.front,main,.contents,footer{max-width:40rem;margin-inline:auto;padding-inline:1.25rem}
.front{padding-block:3.5rem 2rem;border-bottom:1px solid var(--line)}
.front .programme{color:var(--quiet);font-size:.95rem;margin:0 0 1.5rem}
h1,h2,h3,h4,h5,h6{line-height:1.2;text-wrap:balance;font-weight:600;hyphens:manual}
h1{font-size:2.6rem;margin:0 0 .5rem;letter-spacing:-.01em}
h2{font-size:1.75rem;margin:3.25rem 0 1rem}
h3{font-size:1.3rem;margin:2.25rem 0 .75rem}
h4,h5,h6{font-size:1.08rem;margin:1.75rem 0 .5rem}
.number{color:var(--quiet);font-weight:400;margin-right:.4em;font-variant-numeric:lining-nums tabular-nums}
.subtitle{font-size:1.25rem;margin:0 0 1rem;color:var(--quiet)}
.abstract{margin-top:1.75rem}
.partners{display:grid;gap:.9rem;list-style:none;margin:2rem 0 0;padding:0}
.partners li{display:flex;gap:1rem;align-items:center}
.partners img{max-height:3rem;max-width:7rem;background:#fff;padding:.2rem;border-radius:.2rem}
.role{display:block;font-size:.82rem;color:var(--quiet)}
p{margin:0 0 1rem;hyphens:auto;text-wrap:pretty;overflow-wrap:break-word}
main ul,main ol{padding-left:1.5rem;margin:0 0 1rem}
li{margin-bottom:.35rem;hyphens:auto}
li>ul,li>ol{margin:.35rem 0 0}
::marker{font-variant-numeric:lining-nums tabular-nums}
blockquote{margin:1.5rem 0;padding-left:1.25rem;border-left:3px solid var(--line);font-style:italic}
.callout{margin:1.5rem 0;padding:1rem 1.25rem .25rem;background:var(--tint);border-left:4px solid var(--note);border-radius:0 .3rem .3rem 0}
.callout.warning{border-color:var(--warning)}.callout.tip{border-color:var(--tip)}
.callout-word{font-weight:700;margin-bottom:.35rem;color:var(--note)}
.warning>.callout-word{color:var(--warning)}.tip>.callout-word{color:var(--tip)}
.contents{padding-block:2rem 1rem;border-bottom:1px solid var(--line)}
.contents h2{margin-top:0;font-size:1.3rem}
.contents ol{list-style:none;margin:0;padding-left:1.2rem}.contents>ol{padding-left:0}
.contents li{margin:.25rem 0}.contents a{text-decoration:none}.contents a:hover{text-decoration:underline}
.table{overflow-x:auto;margin:1.75rem 0}
table{border-collapse:collapse;width:100%;font-size:.9rem;line-height:1.4;font-variant-numeric:lining-nums tabular-nums}
caption{text-align:left;padding-bottom:.6rem;font-size:.95rem}
.label{font-weight:700}
th,td{padding:.45rem .7rem;text-align:left;vertical-align:top;border-bottom:1px solid var(--line);hyphens:auto}
thead th{border-bottom:2px solid var(--ink);vertical-align:bottom}
tbody th{font-weight:600}
.right{text-align:right}.center{text-align:center}
figure{margin:1.75rem 0}
figure img{display:block;max-width:100%;height:auto;margin-inline:auto;background:#fff}
figcaption{margin-top:.6rem;font-size:.95rem}
.remark{margin-top:.3rem;font-size:.9rem}
td>p,th>p{margin:0 0 .4rem}
td>ul,td>ol{margin:0;padding-left:1.2rem}
sup,sub{line-height:0;font-size:.72em}
.note-mark a{text-decoration:none;padding:0 .12em}
.notes{border-top:1px solid var(--line);margin-top:3rem;font-size:.9rem}
.notes h2{font-size:1.2rem;margin-top:1.5rem}
.notes ol{padding-left:1.8rem}
:target{background:color-mix(in srgb,var(--accent) 14%,transparent)}
footer{padding-block:2rem 3rem;margin-top:2rem;border-top:1px solid var(--line);font-size:.85rem;color:var(--quiet)}
.funding{display:flex;gap:1rem;align-items:center;margin-bottom:1rem;font-family:Arial,"Liberation Sans",sans-serif;color:var(--ink)}
.funding p{margin:0}.funding svg{flex:none;width:6.75rem;height:4.5rem}
@media (min-width:75rem){
.with-contents{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,40rem) minmax(0,1fr)}
.with-contents .contents{position:sticky;top:0;max-height:100vh;overflow-y:auto;margin:0;width:100%;max-width:19rem;justify-self:end;border:0;font-size:.85rem;padding-top:3rem}
.with-contents main{margin:0;width:100%}
}
@media print{
@page{size:A4;margin:22mm 20mm}
:root{--paper:#fff;--ink:#000;--quiet:#333;--line:#999;--accent:#000;--tint:#f4f4f4;--note:#000;--warning:#000;--tip:#000}
html{font-size:10.5pt}
.skip,.languages{display:none}
.with-contents{display:block}
.front,main,.contents,footer{max-width:none;padding-inline:0}
.contents{break-after:page;border:0}
a{color:inherit;text-decoration:none}
h1,h2,h3,h4,h5,h6,caption,.callout-word{break-after:avoid}
p,li{orphans:2;widows:2}
main p{text-align:justify}
tr,figure,.callout,::marker{font-variant-numeric:lining-nums tabular-nums}
blockquote{break-inside:avoid}
thead{display:table-header-group}
.table{overflow:visible}
.page-break{break-after:page}
}
)css";
}

} // namespace strateg::html
