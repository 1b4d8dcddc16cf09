import { describe, expect, it } from 'vitest';
import { attribution } from '../../src/news/attribution.ts';
import { passages } from '../../src/news/passage.ts';
import { quotes } from '../../src/news/quote.ts';

function said(language: string, text: string) {
  const all = passages(text, language);
  const last = all.at(-1);
  return last ? attribution(last, all, language) : null;
}

describe('who says it, where no capitals tell a name', () => {
  it.each([
    ['ar', 'قال وزير الموانئ سالم الحداد في بيان إن الجسر مغلق.', 'وزير الموانئ سالم الحداد'],
    ['ar', 'وأعلنت هيئة الموانئ، اليوم السبت، إغلاق الجسر.', 'هيئة الموانئ'],
    ['ar', 'من جانبه أقر رئيس البلدية بأن الجسر قديم.', 'رئيس البلدية'],
    ['ar', 'وبحسب المرصد البحري فقد غرقت ثلاثة قوارب.', 'المرصد البحري'],
    ['ar', 'نفت شركة البحار أن يكون القارب معطلا.', 'شركة البحار', 'denied'],
    ['ar', 'اتهم اتحاد الصيادين الشركة بإخفاء التقرير.', 'اتحاد الصيادين الشركة بإخفاء التقرير', 'claimed'],
    ['ar', 'وقال رئيس البلدية سالم الحداد للصحفيين إن الجسر مغلق.', 'رئيس البلدية سالم الحداد'],
    ['hi', 'बंदरगाह मंत्री सलीम राय ने कहा कि पुल बंद रहेगा।', 'बंदरगाह मंत्री सलीम राय'],
    ['hi', 'सोमवार को जिला प्रशासन ने बताया कि पुल सुरक्षित है।', 'जिला प्रशासन'],
    ['hi', 'पुलिस के अनुसार, हादसे में तीन लोग घायल हुए।', 'पुलिस'],
    ['hi', 'कंपनी ने आरोपों का खंडन किया।', 'कंपनी', 'denied'],
    ['hi', 'संघ ने दावा किया कि रिपोर्ट छिपाई गई।', 'संघ', 'claimed'],
    ['zh', '港务局局长李明今天表示，大桥将关闭两周。', '港务局局长李明'],
    ['zh', '警方在通报中说，三人受伤。', '警方'],
    ['zh', '据《海港报》报道，三艘船沉没。', '海港报'],
    ['zh', '航运公司否认隐瞒报告。', '航运公司', 'denied'],
    ['zh', '在海港大学留学的王芳认为，费用太高。', '王芳'],
    ['zh', '市長陳大文昨晚強調，渡輪不會漲價。', '市長陳大文'],
    ['ja', '港湾局の田中局長は２４日、橋を２週間閉鎖すると発表した。', '港湾局の田中局長'],
    ['ja', '警察によると、３人が負傷した。', '警察'],
    ['ja', '漁業者の男性（６２）は「船が見えなかった」と話した。', '漁業者の男性'],
    ['ja', '海運会社は報告書の隠蔽を否定した。', '海運会社', 'denied'],
    ['nl', 'De brug blijft dicht, aldus de havenmeester.', 'de havenmeester'],
    ['nl', '“Wij wachten”, zei burgemeester Anna de Wit dinsdag in Marrow.', 'burgemeester Anna de Wit'],
    ['nl', 'Volgens de politie raakten drie mensen gewond.', 'de politie'],
    ['nl', 'De rederij ontkent dat het schip lek was.', 'De rederij', 'denied'],
  ])('in %s: %s', (language, text, speaker, standing = 'stated') => {
    expect(said(language, text)).toEqual({ speaker, standing });
  });

  it.each([
    ['ar', 'وقال وزير الموانئ سالم الحداد إن الجسر مغلق. وأضاف أن السفن ستنتظر.', 'وزير الموانئ سالم الحداد'],
    ['ar', 'قال متحدث باسم الميناء إن الجسر مغلق. وأوضح المتحدث أن السفن ستنتظر.', 'متحدث باسم الميناء'],
    ['hi', 'बंदरगाह मंत्री सलीम राय ने कहा कि पुल बंद है। उन्होंने कहा कि जहाज रुकेंगे।', 'बंदरगाह मंत्री सलीम राय'],
    ['zh', '港务局局长李明今天表示，大桥将关闭。他说，船只必须等待。', '港务局局长李明'],
    ['ja', '田中局長は橋を閉鎖すると発表した。船には待機を求めるとしている。', '田中局長'],
  ])('carries the speaker on, in %s: %s', (language, text, speaker) => {
    expect(said(language, text)?.speaker).toBe(speaker);
  });

  it.each([
    ['ar', 'أغلق الجسر صباح السبت بعد العاصفة.'],
    ['ar', 'أقر مجلس المدينة، اليوم الخميس، مشروع الجسر.'],
    ['hi', 'शनिवार सुबह तूफान के बाद पुल बंद कर दिया गया।'],
    ['zh', '这座大桥被称为海港之门，周六早上关闭。'],
    ['zh', '部长被媒体问到此事。'],
    ['ja', '橋は土曜日の朝、嵐のため閉鎖された。'],
    ['nl', 'De brug is zaterdagochtend na de storm gesloten.'],
  ])('is the outlet where nobody says it, in %s: %s', (language, text) => {
    expect(said(language, text)).toBeNull();
  });

  it.each([
    ['ar', 'لم يتسن التأكد من صحة الصور.', 'unconfirmed'],
    ['hi', 'अधिकारियों ने मृतकों की संख्या की पुष्टि नहीं की है।', 'unconfirmed'],
    ['zh', '这一消息尚未得到证实。', 'unconfirmed'],
    ['ja', '死者の数は確認できていない。', 'unconfirmed'],
  ])('knows what nobody has confirmed, in %s: %s', (language, text, standing) => {
    expect(said(language, text)?.standing).toBe(standing);
  });

  it.each([
    ['ar', 'وأوضح رئيس البلدية "لن نفتح الجسر قبل نهاية الفحص".', 'لن نفتح الجسر قبل نهاية الفحص', 'رئيس البلدية'],
    [
      'hi',
      'महापौर अंजलि सिंह ने कहा, "जांच पूरी होने तक हम पुल नहीं खोलेंगे।"',
      'जांच पूरी होने तक हम पुल नहीं खोलेंगे।',
      'महापौर अंजलि सिंह',
    ],
    ['zh', '“检查结束之前我们不会开放大桥。”市长王芳说。', '检查结束之前我们不会开放大桥。', '市长王芳'],
    ['ja', '伊藤市長は「点検が終わるまで橋は開けません」と述べた。', '点検が終わるまで橋は開けません', '伊藤市長'],
  ])('gives a quotation its speaker, in %s', (language, text, words, speaker) => {
    expect(quotes(text, passages(text, language), language)).toMatchObject([{ text: words, speaker }]);
  });
});
