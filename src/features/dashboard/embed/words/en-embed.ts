/** The words of the dialog that shows a panel in another page. */
export const embed = {
  title: (panel: string) => `Embed: ${panel}`,
  kind: 'As',
  frame: 'Frame (iframe)',
  element: 'Custom element',
  width: 'Width, px',
  height: 'Height, px',
  follow: 'Follows the time',
  fixed: 'Stays as it is now',
  legend: 'Legend',
  legends: { auto: 'By size', table: 'Table', line: 'One line', none: 'None' },
  help: 'Description',
  helps: { auto: 'By size', on: 'Shown', off: 'None' },
  menu: 'Menu of the panel',
  code: 'Code',
  noScript:
    'This server has no embed.js; a development server never has it. Build and deploy the page to see the element.',
  frameNeeds: 'The server of this dashboard must allow the origin of your page: list it in PORTAL_ORIGINS.',
  elementNeeds:
    'If your page has another origin, list it in PORTAL_ORIGINS. Its Content-Security-Policy needs the origin of this dashboard in script-src and connect-src. Elements do not read config.json: set their property config.',
};
