// The mount table: one line per feature. Public pages without a session come first in the stack.

import { accountAdminPages } from './accounts/administration/routes.ts';
import { receivedDraftPages } from './accounts/handover/drafts/passing.ts';
import { handoverDraftPages } from './accounts/handover/drafts/routes.ts';
import { handoverPages } from './accounts/handover/routes.ts';
import { accountPages } from './accounts/routes.ts';
import { auditPages } from './audit/routes.ts';
import { mapPages } from './dashboard/map/routes.ts';
import { dashboardPages } from './dashboard/routes.ts';
import { urgingPages } from './dashboard/urging/routes.ts';
import { holidayPages } from './deadlines/holidays-routes.ts';
import { deadlinePages } from './deadlines/routes.ts';
import { ruleSettingPages } from './deadlines/rule-settings-routes.ts';
import { documentPages } from './documents/routes.ts';
import { feedbackPages } from './feedback/routes.ts';
import { helpPages } from './help/routes.ts';
import { balancePages } from './importing/balances/routes.ts';
import { oldWordsPages } from './importing/old-words/routes.ts';
import { importPages } from './importing/routes.ts';
import { lookupPages } from './lookup/routes.ts';
import { matterPages } from './matters/routes.ts';
import { noticePages } from './notifications/routes.ts';
import { approvalPages } from './petitions/approval/routes.ts';
import { classificationPages } from './petitions/classification/routes.ts';
import { issuePages } from './petitions/issue/routes.ts';
import { onPaperPages } from './petitions/on-paper/routes.ts';
import { pointPages } from './petitions/points/routes.ts';
import { proposalPages } from './petitions/proposals/routes.ts';
import { petitionPages } from './petitions/routes.ts';
import { approvalTakingBackPages } from './petitions/taking-back/routes.ts';
import { enteredAcceptancePages } from './proceedings/entered-acceptance/routes.ts';
import { proceedingPages } from './proceedings/routes.ts';
import { takingBackPages } from './proceedings/taking-back/routes.ts';
import { receptionPages } from './reception/routes.ts';
import { schedulePages } from './reception/schedule/routes.ts';
import { taskPages } from './reception/tasks/routes.ts';
import { reportClosingPages } from './reports/closing/routes.ts';
import { consolidatedPages } from './reports/consolidated/routes.ts';
import { reportEntryPages } from './reports/entries/routes.ts';
import { reportNarrativePages } from './reports/narrative/routes.ts';
import { reportPages } from './reports/routes.ts';
import { unitHandoverPages } from './rollout/reorganisation/handover/routes.ts';
import { headPages } from './rollout/reorganisation/heads/routes.ts';
import { reorganisationPages } from './rollout/reorganisation/routes.ts';
import { bookPages } from './rollout/waves/books/routes.ts';
import { wavePages } from './rollout/waves/routes.ts';
import { confirmationPages } from './sealing/confirmations/routes.ts';
import { searchPages } from './search/routes.ts';
import { noReorganisation } from './training/class-shell.ts';
import { trainerPages } from './training/routes.ts';
import { traineePages } from './training/trainee-routes.ts';
import { transferPages } from './transfers/routes.ts';
import { unitChangePages } from './units/changes/routes.ts';
import { unitPages } from './units/routes.ts';
import { type Page, refusing } from './web/pages.ts';
import { workPages } from './work/routes.ts';

const all: Page[] = [
  ...workPages,
  ...searchPages,
  ...matterPages,
  ...dashboardPages,
  ...urgingPages,
  ...mapPages,
  // Before the tables: /reports/closed, /reports/consolidated and /reports/narrative.docx are no tables.
  ...reportClosingPages,
  ...consolidatedPages,
  ...reportNarrativePages,
  ...reportPages,
  ...reportEntryPages,
  ...documentPages,
  ...petitionPages,
  ...proceedingPages,
  ...enteredAcceptancePages,
  ...takingBackPages,
  ...deadlinePages,
  ...classificationPages,
  ...proposalPages,
  ...approvalPages,
  ...approvalTakingBackPages,
  ...issuePages,
  ...onPaperPages,
  ...pointPages,
  ...receptionPages,
  ...taskPages,
  ...schedulePages,
  ...transferPages,
  ...noticePages,
  ...lookupPages,
  ...accountPages,
  ...unitChangePages,
  ...reorganisationPages,
  ...headPages,
  ...wavePages,
  ...bookPages,
  ...handoverDraftPages,
  ...receivedDraftPages,
  ...handoverPages,
  ...unitPages,
  ...holidayPages,
  ...ruleSettingPages,
  ...auditPages,
  ...oldWordsPages,
  ...importPages,
  ...balancePages,
  ...helpPages,
  ...feedbackPages,
  ...unitHandoverPages,
  ...accountAdminPages,
  ...confirmationPages,
  ...trainerPages,
];

/** What a training class has none of: the trainers' pages, waves, and answering "Góp ý": what is asked in a class its trainer sends on. */
const ofProduction = new Set<Page>([
  ...trainerPages,
  ...wavePages,
  ...feedbackPages.filter((page) => 'permission' in page && page.permission === 'feedback:answer'),
]);
/** What a class cannot practise: an act over hundreds of offices, by an administrator it has none of. Its addresses say so there. */
const ofTheCity = new Set<Page>([...reorganisationPages, ...headPages, ...unitHandoverPages]);
/** Pages without one are mounted before the session middleware. */
export const hasSession = (page: Page): boolean => !(page.kind === 'public' && !page.session);
export const allPages: readonly Page[] = all;
/** Every page there is, production's and those of a class: what the guides are written for. */
export const everyPage: readonly Page[] = [...all, ...traineePages];
/** What a training class serves: the whole office, and the trainee's own pages. */
export const classPages: readonly Page[] = [...traineePages, ...all]
  .filter((page) => !ofProduction.has(page))
  .map((page) => (ofTheCity.has(page) ? refusing(page, noReorganisation) : page));
