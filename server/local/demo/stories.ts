import type { Priority } from "#server/core/vocabulary.ts";

export interface Story {
  readonly title: string;
  readonly description: string;
  readonly category: string;
  readonly priority: Priority;
  /** What the agent wrote, and what they wrote when it was solved. */
  readonly reply: string;
  readonly solution: string;
  readonly note?: string;
  readonly thanks?: string;
}

/** What people write to a maker of kitchen machines. */
export const STORIES: readonly Story[] = [
  {
    title: "Coffee grinder stops after ten seconds",
    description:
      "The grinder of my Barista Two starts, runs for about ten seconds and then stops with a click. The red light blinks twice. It did the same after I cleaned it.",
    category: "Technical",
    priority: "High",
    reply:
      "Two blinks mean that the bean hopper is not fully closed. Could you turn it until it clicks and try once more?",
    solution: "The hopper lock was worn. A new one is on its way to you, free of charge, and takes a minute to fit.",
    note: "Third worn lock from the March batch. Told production.",
    thanks: "That was quick. It grinds again!",
  },
  {
    title: "Charged twice for order 48213",
    description: "My card statement shows 89.90 two times on the same day, but I ordered one blender only.",
    category: "Billing",
    priority: "High",
    reply:
      "I can see both charges. The second one is a reservation that was never collected; I am asking our bank to lift it.",
    solution: "The bank has released the second charge. It will be gone from your statement within two working days.",
  },
  {
    title: "Cannot sign in since the app update",
    description:
      "After yesterday's update the app says that my session has ended, again and again. I have reset my password two times.",
    category: "Account",
    priority: "Medium",
    reply: "Thank you for the details. Which phone do you use, and which version does the app show under Settings?",
    solution: "We have ended all old sessions of your account. Please sign in once more; it will stay now.",
  },
  {
    title: "Lid arrived with a crack",
    description: "The parcel looked fine, but the glass lid of the steamer has a crack from the rim to the handle.",
    category: "Product",
    priority: "Medium",
    reply: "I am sorry. You need not send the old lid back. Is the address on your order still right?",
    solution: "A new lid left our warehouse today. You will get the tracking number by e-mail.",
    thanks: "Thank you, very friendly.",
  },
  {
    title: "Waited forty minutes on the phone",
    description:
      "I called on Tuesday about a repair, waited forty minutes, and then the line was cut. Nobody called back.",
    category: "Service",
    priority: "Low",
    reply: "That should not happen, and I am sorry that it did. When may I call you? You choose the time.",
    solution: "We spoke on the phone and arranged the repair for Friday.",
  },
  {
    title: "Invoice shows the wrong company name",
    description:
      "Our company has been called Brandt & Söhne GmbH since January. The invoice for March still has the old name.",
    category: "Billing",
    priority: "Low",
    reply: "I have changed the name in your account. Shall I issue the March invoice again?",
    solution: "The corrected invoice is in your account, and the next ones will have the new name.",
  },
  {
    title: "Smoke came out of the mixer",
    description:
      "While kneading bread dough there was a smell and then some smoke at the back. I pulled the plug at once. Is it safe to use?",
    category: "Technical",
    priority: "Critical",
    reply:
      "You did exactly the right thing. Please leave it unplugged. May I have the serial number from the plate underneath?",
    solution: "We are collecting the mixer tomorrow morning and bringing you a new one at the same time.",
    note: "Serial 7741-02. Quality wants to see the motor.",
  },
  {
    title: "How do I descale the kettle?",
    description: "The leaflet only has pictures and I cannot tell how long the vinegar has to stay in.",
    category: "General",
    priority: "Low",
    reply: "One part vinegar, two parts water, boil once, leave it for thirty minutes, then rinse twice.",
    solution: "Glad that it helped. The text is on our website now, too.",
  },
  {
    title: "Delivery promised for Monday has not come",
    description:
      "Order 48377 should have been here on Monday. The tracking page has shown the same depot for three days.",
    category: "Service",
    priority: "High",
    reply: "The parcel is stuck in the depot because the label is damaged. I have asked for a new label.",
    solution: "It is out for delivery today between 14:00 and 18:00.",
  },
  {
    title:
      "Replacement parts for the discontinued Mixer Classic 300: bowl, whisk, dough hook and the rubber feet, if there are any left",
    description:
      "My mother has used hers for nineteen years. The motor is fine; we only need the parts. Where can we still get them?",
    category: "Product",
    priority: "Low",
    reply: "Nineteen years! We have bowls and whisks. The feet of the Classic 400 fit as well.",
    solution: "Bowl, whisk and four feet are on their way. The dough hook will follow next week.",
    thanks: "She will be so happy.",
  },
  {
    title: "Please delete my data",
    description:
      "I have given my machine away and do not need the account any more. Please delete it and everything in it.",
    category: "Account",
    priority: "Medium",
    reply: "I can do that for you. Your warranty ends with the account; is that all right?",
    solution: "Your account and its data are deleted. You will get the confirmation that the law asks for by e-mail.",
  },
  {
    title: "Display shows E-17",
    description:
      "The oven shows E-17 and will not heat above 100 degrees. Switching it off at the mains does not help.",
    category: "Technical",
    priority: "High",
    reply: "E-17 is the temperature sensor. Was the oven cleaned with the steam programme shortly before?",
    solution: "A technician replaced the sensor today. The repair is covered by the warranty.",
  },
];
