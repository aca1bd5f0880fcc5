/** Commands that the server carries out. A client that asks people first, or shows things in its own way, takes them over (`commands`). */
export const COMMAND_NAMES = ['hegui.decide', 'hegui.fixAll', 'hegui.openRule', 'hegui.goTo', 'hegui.explain', 'hegui.showScore', 'hegui.showTimeline', 'hegui.runRuleTests'] as const;
export type CommandName = (typeof COMMAND_NAMES)[number];
