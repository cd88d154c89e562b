import type { LangCode } from '../../../lib/languages';
import { connection as enConnection } from './en-connection';
import { data as enData } from './en-data';
import { product as enProduct } from './en-product';
import { scrape as enScrape } from './en-scrape';
import { connection as zhConnection } from './zh-connection';
import { data as zhData } from './zh-data';
import { product as zhProduct } from './zh-product';
import { scrape as zhScrape } from './zh-scrape';

const EN = { ...enData, connection: enConnection, product: enProduct, scrape: enScrape };

/** All texts of the doctor in one language. */
export type DoctorWords = typeof EN;

/** The texts by language: they load with the doctor, not with the first words of the page. */
export const DOCTOR_WORDS: Readonly<Record<LangCode, DoctorWords>> = {
  en: EN,
  zh: { ...zhData, connection: zhConnection, product: zhProduct, scrape: zhScrape },
};
