import type { Knex } from 'knex';

/**
 * Whom a paper is against, found in the words typed: full names anywhere, names without the surname, posts of the unit and of
 * who reads it by reach. One set of functions serves the registration and the search that runs again when somebody is given a post.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
-- Folded words between single blanks, padded: ' vu ba cuong '. Whole words are then found with like.
create function naming_words(t text) returns text language sql immutable parallel safe as $$
  select ' ' || trim(regexp_replace(coalesce(public.fold(t), ''), '[^a-z0-9]+', ' ', 'g')) || ' '
$$;

-- The parts of a typed name, each as written and without the honorific or title before it: 'Ông Cường và bà Lan' gives four.
create function naming_segments(t text) returns text[] language sql immutable parallel safe as $$
  select coalesce(array_agg(distinct s) filter (where s <> ''), '{}') from (
    select unnest(array[w, trim(regexp_replace(' ' || w || ' ',
      '^ ((ong|ba|anh|chi|co|chu|bac|cau|em|cu|thay|ngai|dong chi|dc|d c|can bo|cong chuc|vien chuc|chuyen vien|nhan vien|nguyen|cuu|quyen|pho|chu tich|giam doc|chanh van phong|chanh thanh tra|truong phong|truong ban|truong|bi thu|van thu|lanh dao|thanh tra vien|ubnd|phuong|xa) )+', ' '))]) as s
      from (select trim(public.naming_words(part)) as w
              from regexp_split_to_table(coalesce(public.fold(t), ''), '[,;:()/&+]|\\mva\\M|\\mcung\\M|\\mhoac\\M| - ') as part) parts) both_ways
$$;

create function naming_text(name text, post text, organization text) returns text language sql immutable parallel safe as $$
  select public.naming_words(coalesce(name, '') || ' ' || coalesce(post, '') || ' ' || coalesce(organization, ''))
$$;

-- Posts too common to say whom: they only make the question be asked.
create function is_common_post(words text) returns boolean language sql immutable parallel safe as $$
  select trim(words) in ('', 'chuyen vien', 'chuyen vien chinh', 'can bo', 'cong chuc', 'vien chuc', 'nhan vien', 'van thu', 'thanh tra vien', 'lanh dao', 'truong', 'pho', 'ong', 'ba')
$$;

-- Whether these words name the head of this unit by his post. Deputies, heads of other bodies and of other levels do not count.
create function names_head(p_unit int, p_day date, words text) returns boolean language sql stable parallel safe as $$
  select exists (
    select 1 from units u
      left join unit_profiles f on f.unit_id = u.id
      cross join lateral (
        select trim(naming_words(post)) as post from unnest(array[f.head_title, 'người đứng đầu', 'thủ trưởng']) as post
        union
        select trim(naming_words(a.title)) from assignments a
         where a.unit_id = u.id and a.role in ('leader','chief_inspector','reception_board_head') and a.during @> p_day) heads
     where u.id = p_unit and heads.post <> '' and not is_common_post(heads.post)
       and regexp_replace(words, ' pho ' || heads.post || ' | ' || heads.post || ' ((ubnd|uy ban nhan dan|uy ban) ){0,1}(cua ){0,1}('
         || case u.level when 'commune' then 'thanh pho|tp|tinh|quan|huyen|so|' when 'province' then 'phuong|xa|quan|huyen|thi tran|thi xa|' else 'phuong|xa|quan|huyen|' end
         || 'hoi|cong doan|mat tran|mttq|uy ban mat tran|hdnd|hoi dong|hop tac xa|htx|cong ty|hdqt|lien doan|doanh nghiep|tap doan|trung tam|ban quan ly|chi nhanh) ', ' ', 'g')
         like '% ' || heads.post || ' %')
$$;

/*
 * Accounts a paper registered in a unit may be against. people: [{name, position, organization}].
 * how: full   a whole account name stands in the words (any officer of the installation: he may be moved here tomorrow)
 *      head   the post of the head of this unit and no other name; account null when nobody holds it
 *      perhaps head  that post beside a name that is no officer's
 *      short  a name without its surname fits somebody who may see the row
 *      title  the post of somebody who may see the row
 */
create function naming_hits(p_unit int, p_day date, p_people jsonb) returns table (nth int, account_id int, how text, sees boolean) language sql stable as $$
  with recursive above(id) as (
    select p_unit union select p.parent_id from unit_parents p join above a on p.unit_id = a.id where p.during @> p_day),
  people as materialized (
    select r.nth::int as nth, naming_text(r.p ->> 'name', r.p ->> 'position', r.p ->> 'organization') as words,
           naming_text(r.p ->> 'name', r.p ->> 'position', '') as post_words, naming_words(r.p ->> 'position') as post,
           naming_words(r.p ->> 'name') as name, naming_segments(r.p ->> 'name') as segments
      from jsonb_array_elements(p_people) with ordinality as r(p, nth)),
  viewers as materialized (
    select a.account_id, a.unit_id, a.role, naming_words(a.title) as title
      from assignments a
     where (upper_inf(a.during) or upper(a.during) > p_day) and a.account_id > 0 and a.role not in ('admin','trainer')
       and (a.unit_id = p_unit or exists (select 1 from unit_reach r where r.reader_unit_id = a.unit_id and r.role in (a.role, '*') and r.during @> p_day
             and (r.scope = 'city' or r.scope = 'below' and a.unit_id in (select id from above))))),
  elsewhere as materialized (
    select p.nth from people p
     where exists (select 1 from units u where u.id <> p_unit and u.during @> p_day and p.words like '%' || naming_words(u.name) || '%')
       and not exists (select 1 from units u where u.id = p_unit and p.words like '%' || naming_words(u.name) || '%')),
  hits as (
    select p.nth, c.id as account_id, 'full' as how
      from people p join accounts c on c.id > 0 and c.name_ascii like '% %' and p.words like '%' || naming_words(c.name_ascii) || '%'
    union
    select p.nth, v.account_id, 'short'
      from people p cross join viewers v join accounts c on c.id = v.account_id
     where exists (select 1 from unnest(p.segments) s where naming_words(c.name_ascii) like '% ' || s || ' ' and trim(naming_words(c.name_ascii)) <> s)
    union
    select p.nth, v.account_id, 'title'
      from people p cross join viewers v
     where not is_common_post(v.title)
       and (p.post_words like '%' || v.title || '%' and p.post_words not like '% pho' || v.title || '%'
            or v.unit_id = p_unit and not is_common_post(p.post) and v.title like p.post || '%')
       and (v.unit_id <> p_unit or p.nth not in (select nth from elsewhere))
    union
    select p.nth, v.account_id, 'title'
      from people p join viewers v on v.role = 'leader' and v.unit_id <> p_unit
      join units u on u.id = v.unit_id and u.level = 'province'
     where p.post_words ~ ' chu tich ((ubnd|uy ban nhan dan) ){0,1}(cua ){0,1}(thanh pho|tp) '
    union
    select p.nth, v.account_id, case when trim(p.name) = '' or names_head(p_unit, p_day, p.name) or p.name ~ ' (ubnd|uy ban|van phong|phong|so|co quan|don vi) ' then 'head' else 'perhaps head' end
      from people p left join viewers v on v.unit_id = p_unit and v.role in ('leader','chief_inspector','reception_board_head')
     where names_head(p_unit, p_day, p.words) and p.nth not in (select nth from elsewhere))
  select h.nth, h.account_id, h.how, exists (select 1 from viewers v where v.account_id = h.account_id) from hits h
$$;

create index parties_naming on parties using gin (public.naming_text(name, position, organization) gin_trgm_ops) where role in ('respondent','denounced','related_party');
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
