// Names of the months as feeds in the world's languages write them: whole, and as far as each language's own short form.

const NAMES: Readonly<Record<string, string>> = {
  english: 'january february march april may june july august september october november december',
  french: 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre',
  spanish: 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre',
  portuguese: 'janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro',
  italian: 'gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre',
  german: 'januar februar märz april mai juni juli august september oktober november dezember',
  austrian: 'jänner feber märz april mai juni juli august september oktober november dezember',
  dutch: 'januari februari maart april mei juni juli augustus september oktober november december',
  swedish: 'januari februari mars april maj juni juli augusti september oktober november december',
  danish: 'januar februar marts april maj juni juli august september oktober november december',
  polish: 'stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia',
  hungarian: 'január február március április május június július augusztus szeptember október november december',
  romanian: 'ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie',
  turkish: 'ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık',
  indonesian: 'januari februari maret april mei juni juli agustus september oktober november desember',
  russian: 'января февраля марта апреля мая июня июля августа сентября октября ноября декабря',
  ukrainian: 'січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня',
  bulgarian: 'януари февруари март април май юни юли август септември октомври ноември декември',
  serbian: 'јануар фебруар март април мај јун јул август септембар октобар новембар децембар',
  czech: 'ledna února března dubna května června července srpna září října listopadu prosince',
  slovak: 'januára februára marca apríla mája júna júla augusta septembra októbra novembra decembra',
  finnish:
    'tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta marraskuuta joulukuuta',
  lithuanian: 'sausio vasario kovo balandžio gegužės birželio liepos rugpjūčio rugsėjo spalio lapkričio gruodžio',
  estonian: 'jaanuar veebruar märts aprill mai juuni juuli august september oktoober november detsember',
  catalan: 'gener febrer març abril maig juny juliol agost setembre octubre novembre desembre',
  malay: 'januari februari mac april mei jun julai ogos september oktober november disember',
  hebrew: 'ינואר פברואר מרץ אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר',
  hebrewOn: 'בינואר בפברואר במרץ באפריל במאי ביוני ביולי באוגוסט בספטמבר באוקטובר בנובמבר בדצמבר',
  persian: 'ژانویه فوریه مارس آوریل مه ژوئن ژوئیه اوت سپتامبر اکتبر نوامبر دسامبر',
  thai: 'มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม',
  greek:
    'ιανουαρίου φεβρουαρίου μαρτίου απριλίου μαΐου ιουνίου ιουλίου αυγούστου σεπτεμβρίου οκτωβρίου νοεμβρίου δεκεμβρίου',
  greekShort: 'ιαν φεβ μαρ απρ μαι ιουν ιουλ αυγ σεπ οκτ νοε δεκ',
  greekOther: 'ιαν φεβ μάρ απρ μάι ιούν ιούλ αύγ σεπ οκτ νοέ δεκ',
  arabic: 'يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر',
  hindi: 'जनवरी फरवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर',
  frenchShort: 'janv févr mars avr mai juin juil août sept oct nov déc',
  germanShort: 'jän feb mär apr mai jun jul aug sep okt nov dez',
  germanOther: 'jän feb mrz apr mai jun jul aug sep okt nov dez',
  englishOther: 'jan feb mar apr may jun jul aug sept oct nov dec',
  spanishShort: 'ene feb mar abr may jun jul ago sep oct nov dic',
  portugueseShort: 'jan fev mar abr mai jun jul ago set out nov dez',
  italianShort: 'gen feb mar apr mag giu lug ago set ott nov dic',
};

const bare = (name: string) => name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** From a name in lower case without accents to 1–12. Short forms of three letters and of four where they name one month only. */
export const MONTHS: ReadonlyMap<string, number> = monthNames();

function monthNames(): ReadonlyMap<string, number> {
  const whole = new Map<string, number>();
  const short = new Map<string, number | null>();
  for (const names of Object.values(NAMES)) {
    for (const [index, written] of names.split(' ').entries()) {
      const name = bare(written);
      whole.set(name, index + 1);
      for (const length of [3, 4]) {
        const start = name.slice(0, length);
        if (start.length < 3) continue;
        const known = short.get(start);
        short.set(start, known === undefined || known === index + 1 ? index + 1 : null);
      }
    }
  }
  for (const [start, month] of short) if (month !== null && !whole.has(start)) whole.set(start, month);
  return whole;
}
