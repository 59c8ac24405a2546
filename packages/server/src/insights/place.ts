/** From where a conversation came: the path of its page, and the campaign that brought the customer there. */

const LONGEST_PAGE = 300;
const LONGEST_CAMPAIGN = 120;

export interface PageAndCampaign {
  page: string | null;
  campaign: string | null;
}

const NOWHERE: PageAndCampaign = { page: null, campaign: null };

/** @param url address of a page; what is no address comes from nowhere */
export function pageAndCampaign(url: string | null | undefined): PageAndCampaign {
  if (!url || !URL.canParse(url)) return NOWHERE;
  const { pathname, searchParams } = new URL(url);
  const campaign = searchParams.get('utm_campaign')?.trim().slice(0, LONGEST_CAMPAIGN);
  return { page: pathname.slice(0, LONGEST_PAGE), campaign: clean(campaign) || null };
}

/** What PostgreSQL cannot hold is left out, and what no campaign is called by: signs that nobody sees. */
function clean(text = ''): string {
  return text.toWellFormed().replaceAll(/\p{Cc}/gu, '');
}
