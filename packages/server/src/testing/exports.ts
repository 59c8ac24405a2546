/** Exports as other systems write them, with the oddities that real ones have. */

export const DISQUS = `<?xml version="1.0" encoding="utf-8"?>
<disqus xmlns="http://disqus.com" xmlns:dsq="http://disqus.com/disqus-internals" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<category dsq:id="1"><forum>acme</forum><title>General</title><isDefault>true</isDefault></category>
<thread dsq:id="100"><id>kettle-42</id><forum>acme</forum><category dsq:id="1" /><link>http://shop.example/kettle?utm_source=x#c</link>
  <title>The &amp; kettle</title><message /><createdAt>2019-01-01T09:00:00Z</createdAt>
  <author><name>Acme</name><isAnonymous>false</isAnonymous><username>acme</username></author><isClosed>false</isClosed><isDeleted>false</isDeleted></thread>
<thread dsq:id="101"><id /><forum>acme</forum><category dsq:id="1" /><link>http://shop.example/closed</link><title>Closed</title>
  <createdAt>2019-01-01T09:00:00Z</createdAt><isClosed>true</isClosed><isDeleted>false</isDeleted></thread>
<thread dsq:id="102"><id /><forum>acme</forum><link>https://elsewhere.example/page</link><title>Elsewhere</title><isClosed>false</isClosed></thread>
<post dsq:id="11"><id /><message><![CDATA[<p>It does, <b>see</b> <a href="https://shop.example/m">the manual</a>.</p><p>Page 3 &lt;here&gt;.</p>]]></message>
  <createdAt>2019-03-02T10:00:00Z</createdAt><isDeleted>false</isDeleted><isSpam>false</isSpam>
  <author><email>bea@example.com</email><name>Bea</name><isAnonymous>false</isAnonymous><username>bea</username></author><ipAddress>203.0.113.7</ipAddress>
  <thread dsq:id="100" /><parent dsq:id="10" /></post>
<post dsq:id="10"><id /><message><![CDATA[<p>Does it whistle?</p>]]></message><createdAt>2019-03-01T10:00:00Z</createdAt>
  <isDeleted>false</isDeleted><isSpam>false</isSpam><author><name>Ann</name><isAnonymous>true</isAnonymous></author><thread dsq:id="100" /></post>
<post dsq:id="12"><id /><message><![CDATA[<p>Gone</p>]]></message><createdAt>2019-03-03T10:00:00Z</createdAt>
  <isDeleted>true</isDeleted><isSpam>false</isSpam><author><name>Cid</name><username>cid</username></author><thread dsq:id="100" /></post>
<post dsq:id="13"><id /><message><![CDATA[<p>To the one that is gone</p>]]></message><createdAt>2019-03-04T10:00:00Z</createdAt>
  <isDeleted>false</isDeleted><isSpam>false</isSpam><author><name>Bea</name><username>bea</username></author><thread dsq:id="100" /><parent dsq:id="12" /></post>
<post dsq:id="14"><id /><message><![CDATA[<p>Buy pills</p>]]></message><createdAt>2019-03-05T10:00:00Z</createdAt>
  <isDeleted>false</isDeleted><isSpam>true</isSpam><author><name>Bot</name><username>bot</username></author><thread dsq:id="100" /></post>
<post dsq:id="15"><id /><message><![CDATA[<p>Deleted, and nobody cared</p>]]></message><createdAt>2019-03-05T10:00:00Z</createdAt>
  <isDeleted>true</isDeleted><isSpam>false</isSpam><author><name>Bot</name><username>bot</username></author><thread dsq:id="100" /></post>
<post dsq:id="16"><id /><message><![CDATA[<p>Orphan</p>]]></message><createdAt>2019-03-06T10:00:00Z</createdAt>
  <isDeleted>false</isDeleted><isSpam>false</isSpam><author><name>Dee</name><username>dee</username></author><thread dsq:id="101" /><parent dsq:id="999" /></post>
<post dsq:id="17"><id /><message><![CDATA[<p>On another site</p>]]></message><createdAt>2019-03-06T10:00:00Z</createdAt>
  <isDeleted>false</isDeleted><isSpam>false</isSpam><author><name>Dee</name><username>dee</username></author><thread dsq:id="102" /></post>
<post dsq:id="18"><id /><message><![CDATA[<p>When?</p>]]></message><createdAt>yesterday</createdAt><author><name>Dee</name></author><thread dsq:id="101" /></post>
</disqus>`;

export const WORDPRESS = `<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>Acme</title>
<item><title>News</title><link>http://shop.example/news/</link><wp:post_id>7</wp:post_id><wp:comment_status>open</wp:comment_status>
  <wp:comment><wp:comment_id>1</wp:comment_id><wp:comment_author><![CDATA[Zoë]]></wp:comment_author><wp:comment_author_email>zoe@example.com</wp:comment_author_email>
    <wp:comment_author_IP>203.0.113.9</wp:comment_author_IP><wp:comment_date>2020-05-01 12:00:00</wp:comment_date><wp:comment_date_gmt>2020-05-01 10:00:00</wp:comment_date_gmt>
    <wp:comment_content><![CDATA[First line
second line

A <em>paragraph</em> <script>alert(1)</script>]]></wp:comment_content><wp:comment_approved>1</wp:comment_approved><wp:comment_type>comment</wp:comment_type><wp:comment_parent>0</wp:comment_parent><wp:comment_user_id>0</wp:comment_user_id></wp:comment>
  <wp:comment><wp:comment_id>2</wp:comment_id><wp:comment_author>Acme</wp:comment_author><wp:comment_author_email /><wp:comment_date_gmt>0000-00-00 00:00:00</wp:comment_date_gmt>
    <wp:comment_date>2020-05-02 10:00:00</wp:comment_date><wp:comment_content>Thanks</wp:comment_content><wp:comment_approved>1</wp:comment_approved><wp:comment_type /><wp:comment_parent>1</wp:comment_parent><wp:comment_user_id>3</wp:comment_user_id></wp:comment>
  <wp:comment><wp:comment_id>3</wp:comment_id><wp:comment_author>A blog</wp:comment_author><wp:comment_date_gmt>2020-05-03 10:00:00</wp:comment_date_gmt>
    <wp:comment_content>[…]</wp:comment_content><wp:comment_approved>1</wp:comment_approved><wp:comment_type>pingback</wp:comment_type><wp:comment_parent>0</wp:comment_parent></wp:comment>
  <wp:comment><wp:comment_id>4</wp:comment_id><wp:comment_author>Waiting</wp:comment_author><wp:comment_date_gmt>2020-05-04 10:00:00</wp:comment_date_gmt>
    <wp:comment_content>May I?</wp:comment_content><wp:comment_approved>0</wp:comment_approved><wp:comment_type>comment</wp:comment_type><wp:comment_parent>0</wp:comment_parent></wp:comment>
</item>
<item><title>Nobody said anything</title><link>http://shop.example/quiet/</link><wp:post_id>8</wp:post_id></item>
</channel></rss>`;

const remark = (comment: object) =>
  JSON.stringify({
    user: { id: 'github_1', name: 'Ann', ip: 'hash' },
    locator: { site: 'acme', url: 'http://shop.example/lamp' },
    ...comment,
  });

export const REMARK42 = [
  JSON.stringify({ version: 1, users: [], posts: [{ url: 'http://shop.example/lamp', read_only: true }] }),
  remark({
    id: 'b',
    pid: 'a',
    orig: 'It **does**',
    text: '<p>It <strong>does</strong></p>',
    time: '2021-02-02T10:00:00.123+01:00',
    votes: { github_2: true },
    score: 1,
  }),
  remark({
    id: 'a',
    pid: '',
    text: '<p>Does it dim?</p>',
    time: '2021-02-01T10:00:00Z',
    user: { id: 'anonymous_x', name: '' },
  }),
  '{"not": "a comment"}',
  remark({ id: 'c', pid: 'a', orig: '', text: '', delete: true, time: '2021-02-03T10:00:00Z' }),
  '',
].join('\n');
