-- migrate:up
create table words (id integer primary key);

-- migrate:down
drop table words;
