-- deployplan: no-transaction
create function f() returns int language sql begin atomic select 1; select 2; end;
create or replace function g() returns trigger as $body$ begin new.x = E'a\'b;'; return new; end; $body$ language plpgsql;
/* a /* nested; */ comment */ insert into t values ('it''s; fine', U&'\0061', "col;umn");
create index concurrently if not exists i on t(x);
copy t from stdin;
1	2
\.
