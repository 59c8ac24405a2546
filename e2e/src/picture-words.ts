/** What is said on the pictures of the chat, in each of their languages. */

export interface PictureWords {
  title: string;
  greeting: string;
  said: { question: string; answer: string; thanks: string; last: string; draft: string; other: string };
}

export const PICTURE_WORDS: Record<'en' | 'ar' | 'ja', PictureWords> = {
  en: {
    title: 'Acme support',
    greeting: 'Hello! How can we help?',
    said: {
      question: 'Hi, does the Long 54 fit somebody of 1.82 m? I would ride it to work, about 12 km each way.',
      answer:
        'It does. **54** is for 1.74 to 1.84 m, see [our sizes](https://acme.example/sizes).\n\nFor 12 km a day I would take:\n- the wide saddle\n- tyres of 40 mm',
      thanks: 'Perfect, thank you 🙏',
      last: 'Here is the one from our shop in Bremen.',
      draft: 'And what about the colour',
      other: 'Where is my order 4711?',
    },
  },
  ar: {
    title: 'دعم أكمي',
    greeting: 'مرحبًا! كيف يمكننا مساعدتك؟',
    said: {
      question: 'مرحبًا، هل يناسب مقاس 54 شخصًا طوله 1.82 م؟ سأركب الدراجة إلى العمل كل يوم.',
      answer:
        'نعم، مقاس **54** مناسب من 1.74 إلى 1.84 م، انظر [جدول المقاسات](https://acme.example/sizes).\n\nأنصحك بما يلي:\n- مقعد عريض\n- إطارات 40 mm',
      thanks: 'ممتاز، شكرًا جزيلًا 🙏',
      last: 'هذه صورة من متجرنا في بريمن.',
      draft: 'وماذا عن اللون',
      other: 'أين طلبي رقم 4711؟',
    },
  },
  ja: {
    title: 'Acme サポート',
    greeting: 'こんにちは。どのようなご用件でしょうか?',
    said: {
      question: '身長182cmですが、ロング54は合いますか? 毎日片道12kmの通勤に使う予定です。',
      answer:
        'はい、**54** は174〜184cmの方に合います。[サイズ表](https://acme.example/sizes)をご覧ください。\n\n通勤でしたら:\n- 幅の広いサドル\n- 40mmのタイヤ',
      thanks: 'ありがとうございます🙏',
      last: 'こちらはブレーメンの店舗の写真です。',
      draft: '色については',
      other: '注文4711はいつ届きますか?',
    },
  },
};
