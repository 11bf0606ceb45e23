/**
 * Scripts that hold on to what is done before the page is awake. They run before anything else on it, so they are text.
 * A submission would be sent by the browser as a plain form, with what was typed, a password included, in the address: it waits
 * on its form, and `Form` goes on from there. A form that says that it is posted is meant to be sent by the browser.
 */
const SUBMITS =
  'addEventListener("submit",function(e){var f=e.target;if(!f.isAwake&&f.method!=="post"){e.preventDefault();f.isPressed=true}},true);';

/**
 * A press on any other button would do nothing: it is pressed again until it arrives, once React has taken the button over. React does
 * the same at once where it can, or keeps the press from arriving: so what counts is whether it reached a button that is React's.
 * A long page marks its buttons before it is done with taking over, and keeps presses from them until then.
 * A button that opens a popover does so without React.
 */
const PRESSES = `addEventListener("click",function(e){
var b=e.target.closest&&e.target.closest("button");
if(!b||b.isHeld||b.type==="submit"&&b.form||b.hasAttribute("popovertarget"))return;
var done=false,left=600;
function awake(){return Object.keys(b).some(function(k){return k.startsWith("__reactProps")})}
function seen(){done=awake()}
function listen(){b.addEventListener("click",seen,{capture:true,once:true})}
function unlisten(){b.removeEventListener("click",seen,true)}
function again(){
if(awake()){listen();b.click();unlisten()}
if(!done&&b.isConnected&&left--)setTimeout(again,50);else b.isHeld=false}
listen();
setTimeout(function(){unlisten();if(!done){b.isHeld=true;again()}})},true);`.replaceAll("\n", "");

export const HOLD_EARLY = SUBMITS + PRESSES;
