/** Where everything goes that the site of the browser tests prints. */
export const siteLog = 'tests/.results/site.log'
