-- +goose Up
create table letters (id integer primary key);

-- +goose Down
drop table letters;
