PRAGMA foreign_keys=OFF;
create trigger tr after insert on t begin insert into u values (1); update t set x = case when 1 then 2 end; end;
insert into [a;b] values (x'00', `c;d`);
GO
delimiter //
create procedure p() begin select 1; end//
