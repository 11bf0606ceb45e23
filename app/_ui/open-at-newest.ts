/** Marks a list whose newest entry is its last, on a page that opens there. What follows the list stands at the page's foot. */
export const OPENS_AT_NEWEST = "data-newest-last";

/** Where the script left the page, on the list itself: whoever is further up has gone there. */
export const OPENED_AT = "openedAt";

/**
 * A script that takes a page that just came to the newest of such a list, or to the entry that its address names, unless that is in view, before the page is awake: a second
 * later it would be a jump. A long list is on the page before it is shown, for as long as a slow machine takes: so it is waited for.
 * `useNewestInView` goes on from there, and does the same for pages that come without being loaded.
 */
export const OPEN_AT_NEWEST = `addEventListener("DOMContentLoaded",function(){
var l=document.querySelector("[${OPENS_AT_NEWEST}]"),left=600;
function look(){
var n=l.lastElementChild,f=l.nextElementSibling,p=document.getElementById(location.hash.slice(1));
if(!n||scrollY)return;
if(!n.getClientRects().length){if(l.isConnected&&left--)setTimeout(look,16);return}
if(p&&l.contains(p)){p.scrollIntoView({block:"center"});return}
var end=f?Math.min(innerHeight,f.getBoundingClientRect().top):innerHeight;
if(n.getBoundingClientRect().bottom>end){scrollTo(0,document.documentElement.scrollHeight);l.${OPENED_AT}=scrollY}}
if(l)look()});`.replaceAll("\n", "");
